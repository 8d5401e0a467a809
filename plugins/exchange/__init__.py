"""Files in which readers take along what the site knows, for other programs to read. Pure: values in, text out."""
