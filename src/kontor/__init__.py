"""Kontor: the house an agency runs its international work from."""
