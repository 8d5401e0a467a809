"""How a finished site gets to its place: made aside, then switched to in one step."""
