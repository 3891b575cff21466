"""Change sets in a row: histories of clauses, blame, drift, release notes."""
