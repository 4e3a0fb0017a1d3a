"""Runs of the engines: stored, replayed, compared, published."""
