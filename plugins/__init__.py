"""The house: every module directly in here is a Pelican plugin; see CONTRIBUTING.md."""
