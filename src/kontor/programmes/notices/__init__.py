"""What people are told by mail when an agenda changes: each in their language, and only what concerns them."""
