"""The visit programme of a delegation: hosts, windows, drafts of the week."""
