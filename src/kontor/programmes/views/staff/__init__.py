"""The pages a programme is worked on."""
