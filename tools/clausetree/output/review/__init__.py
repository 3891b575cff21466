"""Reviews of changes, and whether a text may be released."""
