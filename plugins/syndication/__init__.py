"""Feeds: Atom, RSS and JSON Feed made from entries. Pure: values in, bytes out, no clock."""
