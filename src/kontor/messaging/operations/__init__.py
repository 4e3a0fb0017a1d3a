"""Posting mails, sending them, and letting them go."""
