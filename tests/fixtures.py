"""Fixtures that every test of the platform shares."""
