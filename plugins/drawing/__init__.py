"""What the site draws itself: maps, the constellation, labels and monograms, as SVG. Pure: values in, text out."""
