"""Frozen values that the layers hand to each other. No input, no output, no rendering."""
