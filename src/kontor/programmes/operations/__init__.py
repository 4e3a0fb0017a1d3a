"""Every write of the programmes, one verb a function."""
