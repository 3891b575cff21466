"""Queries: expressions over clauses, parsed into frozen terms, then a predicate."""
