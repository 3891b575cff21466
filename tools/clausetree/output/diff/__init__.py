"""Change sets for people and programs, one format a file."""
