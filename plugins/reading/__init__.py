"""From files to checked values: what an editor may write, and what is said where it is not understood."""
