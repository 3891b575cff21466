"""IDS: the ids of clauses."""
