"""Clauses of a fork that stay as they are while all others follow upstream."""
