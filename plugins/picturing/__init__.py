"""Pictures: what editors drop beside a text, made anew for every screen. No file of theirs is ever published."""
