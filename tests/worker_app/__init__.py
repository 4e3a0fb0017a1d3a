"""An app with one slow kind of work, for the test that kills a worker."""
