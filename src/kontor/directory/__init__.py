"""Organisations, people, networks, technology fields, offers and needs."""
