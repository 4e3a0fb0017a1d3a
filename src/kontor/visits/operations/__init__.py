"""Every change of a draft by hand, one verb a function."""
