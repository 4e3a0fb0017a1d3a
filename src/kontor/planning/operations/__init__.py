"""Every write of planning, one verb a function."""
