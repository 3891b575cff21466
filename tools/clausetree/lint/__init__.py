"""Lint: rules, selection, suppression, baseline, fixes.

Start at `clausetree.lint.engine`; every rule is listed in `clausetree.lint.table`.
"""
