"""How code is run: modules when they are needed, work by as many processes as there are processors."""
