"""Ids and levels: what they are called in the merged text."""
