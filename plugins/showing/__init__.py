"""Which pages there are and what each is given: pure functions of the catalogue."""
