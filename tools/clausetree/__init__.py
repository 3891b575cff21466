"""Toolchain for specs that are written as clauses."""
