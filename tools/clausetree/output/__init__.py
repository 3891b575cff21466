"""Renderers: one a format, values in, text out."""
