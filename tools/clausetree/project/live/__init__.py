"""Specs as an editor has them: what is open and not saved goes before what lies on disk."""
