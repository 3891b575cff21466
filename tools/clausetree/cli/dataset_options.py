"""Options of commands that read a file of rows."""

from __future__ import annotations

import click

from clausetree.export.record_reading import RECORD_FORMS

column_option = click.option(
    "--column",
    metavar="NAME",
    help="Column that names the clause or its part; default: `locator`, `clause`, `clause_id`, … `id`.",
)
form_option = click.option(
    "--as",
    "read_as",
    type=click.Choice(RECORD_FORMS),
    help="Form of FILE; default: by its extension.",
)
