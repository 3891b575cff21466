"""STY: structure, wording and suppressions."""
