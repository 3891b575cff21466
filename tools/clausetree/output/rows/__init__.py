"""Rows as files: JSON lines, a table, a task of Inspect AI, the card of a dataset."""
