"""Tests mirror the code; `python3 tasks.py test` runs them all."""
