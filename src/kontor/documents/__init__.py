"""Printed things: booklet, day sheets, visiting lists, badges."""
