"""Checked claims, in each format."""
