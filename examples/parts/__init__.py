"""What the example files are made from. Every person and every company here is invented; the towns are real."""
