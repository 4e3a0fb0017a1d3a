"""One-to-one schedules: who meets whom, when and at which table."""
