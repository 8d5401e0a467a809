"""What the site is about: frozen, keyword-only dataclasses that cannot be invalid. Standard library only."""
