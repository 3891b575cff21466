"""Lint: rules, selection, suppression, baseline, fixes.

Start at `clausetree.lint.runner`; every rule is listed in `clausetree.lint.table`.
"""
