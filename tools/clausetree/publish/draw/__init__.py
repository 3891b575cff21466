"""Fragments of pages: what a clause, a change or a chart looks like in HTML."""
