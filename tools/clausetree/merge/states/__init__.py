"""The three states of everything that a merge reads."""
