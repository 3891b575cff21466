"""The option `--query` of commands that show clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

query_option: Callable[[Any], Any] = click.option(
    "--query",
    "expression",
    metavar="EXPRESSION",
    help="Only clauses that match, such as 'level:root -has:example'; `clausetree query --help` lists the terms.",
)
"""Is passed on as `expression`, for `clausetree.project.clause_queries.select_clauses`; None where it is left out."""
