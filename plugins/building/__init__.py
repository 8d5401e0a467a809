"""How pages come to be: pieces of work, done by as many processes as there are, and not done where nothing changed."""
