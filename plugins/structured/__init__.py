"""What pages say to machines: JSON-LD by schema.org. Pure: values in, plain dictionaries out."""
