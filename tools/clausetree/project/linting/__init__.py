"""Linting what a user names: from REVs to reports, and to mended texts."""
