"""Rows for training and evaluation: what a document holds as records, and the fingerprints of their words."""
