"""REV: what a revision did to the one before it."""
