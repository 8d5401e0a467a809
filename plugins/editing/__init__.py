"""The form in which editors write, in `serve`: an item's headers as fields, its text, its pictures, and what is wrong.

It changes files of content/ and nothing else: what it has written is what somebody who knows headers would have.
"""
