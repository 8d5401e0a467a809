"""Files in which readers take along what the site knows, in the formats that other programs read. Pure: values in, text out."""
