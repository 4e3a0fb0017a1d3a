"""Users, their roles, and who may see what."""
