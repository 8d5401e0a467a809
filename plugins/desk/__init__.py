"""The editor's desk: what `check`, `new`, `translate`, `board` and `changes` of tasks.py do. No build needs it."""
