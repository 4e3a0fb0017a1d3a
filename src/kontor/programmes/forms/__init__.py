"""The forms of a programme."""
