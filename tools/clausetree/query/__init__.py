"""Queries: expressions over clauses, parsed into frozen terms, then a predicate; and where quoted words stand."""
