"""Source text: spans, lines, words. Knows nothing of clauses."""
