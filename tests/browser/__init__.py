"""Tests in a real browser: pages as people meet them, with the content policy on and axe looking."""
