"""The pages of the visit programme."""
