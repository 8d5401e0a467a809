"""Search: documents made of the catalogue, and their index. Pure but for the program that makes the index."""
