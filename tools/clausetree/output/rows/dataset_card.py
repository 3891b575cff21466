"""The card of a dataset, in Markdown with the front matter that dataset hubs read: what the rows are and where they come from."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from clausetree.export.row_values import ChatRow, ClauseRow, PreferenceRow, PromptRow
from clausetree.export.sample_values import SampleMetadata, SampleRow
from clausetree.output.markdown_text import escape
from clausetree.output.rows.csv import COLUMNS
from clausetree.text.controls import show_controls
from clausetree.text.docstring import read_docstring

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.config.settings import SpecSettings
    from clausetree.model.revision import Revision

MARK = "<!-- written by clausetree export -->"
"""A line of each card, by which a card that somebody else wrote is known from ours."""

_CLASSES: Mapping[str, Sequence[type]] = {
    "jsonl": (ClauseRow,),
    "chat": (ChatRow,),
    "preference": (PreferenceRow,),
    "prompts": (PromptRow,),
    "inspect": (SampleRow, SampleMetadata),
    "csv": (ClauseRow,),
}
_ROWS = {
    "jsonl": "a row for each clause",
    "chat": "a row for each worked example, as a conversation",
    "preference": "a row for each pair of a good and a bad response of one comparison",
    "prompts": "a row for each eval prompt that a footnote names",
    "inspect": "a sample of Inspect AI for each eval prompt of a clause, or for each of its worked examples where it has none",
    "csv": "a line for each clause, for spreadsheets",
}
_CELLS = {
    "tags": "The clause's tags, separated by spaces.",
    "who": "Who can override it, in a sentence without its full stop.",
    "examples": "How many examples it has.",
}
"""What columns hold where they are not the fields of the rows."""

_LICENCES = re.compile(
    r"(?:cc0-1\.0|cc-by(?:-nc)?(?:-sa|-nd)?-[2-4]\.0|mit|apache-2\.0|bsd-[23]-clause|[al]?gpl-3\.0|unlicense|odc-by|pddl)",
    re.IGNORECASE,
)
"""Licences that hubs know by name."""


class CardFacts(NamedTuple):
    """What a card tells.

    Attributes:
        form: The form of the rows.
        file: The name of their file.
        revision: Which text they come from.
        spec: What the settings around this say of the spec.
        rows: How many rows there are.
        filters: The options that chose among the clauses, as typed.
        left_out: What gave no rows, a sentence each.
    """

    form: str
    file: str
    revision: Revision
    spec: SpecSettings
    rows: int
    filters: Sequence[str]
    left_out: Sequence[str]


def render_card(facts: CardFacts) -> str:
    """Returns the card."""
    return show_controls("\n".join((*_front_matter(facts), "", *_words(facts), "", *_fields(facts))) + "\n")


def _front_matter(facts: CardFacts) -> Iterator[str]:
    """Yields the lines of YAML; each value is written as JSON, which is YAML too."""
    spec = facts.spec
    yield "---"
    if spec.licence is None:
        yield "license: unknown"
    elif _LICENCES.fullmatch(spec.licence):
        yield f"license: {json.dumps(spec.licence.lower())}"
    else:
        yield "license: other"
        yield f"license_name: {json.dumps(spec.licence)}"
    if spec.language:
        yield f"language: [{json.dumps(spec.language)}]"
    yield f"tags: {json.dumps(['model-spec', 'clausetree', facts.form])}"
    yield f"pretty_name: {json.dumps(f'{_name(facts)}, {facts.revision.label}: {facts.form}')}"
    yield "configs:"
    yield "  - config_name: default"
    yield f"    data_files: {json.dumps(facts.file)}"
    yield "---"
    yield MARK


def _words(facts: CardFacts) -> Iterator[str]:
    spec, revision = facts.spec, facts.revision
    yield f"# {escape(_name(facts))}, {escape(revision.label)}: {facts.form}"
    yield ""
    yield f"{_ROWS[facts.form][0].upper()}{_ROWS[facts.form][1:]}; {facts.rows} in all, in `{facts.file}`."
    yield ""
    yield from ("| | |", "| --- | --- |")
    told = {
        "Spec": _name(facts),
        "Publisher": spec.publisher,
        "Address": spec.url,
        "Licence": spec.licence or "not stated in the settings of the spec; ask its publisher",
        "Revision": revision.label,
        "Released": revision.date.isoformat() if revision.date else None,
        "Commit": revision.commit,
        "SHA-256 of the text": revision.sha256,
        "Chosen by": " ".join(facts.filters),
    }
    yield from (f"| {what} | {escape(value)} |" for what, value in told.items() if value)
    if facts.left_out:
        yield from ("", "Left out:", "")
        yield from (f"- {escape(what)}" for what in facts.left_out)
    yield ""
    if facts.form != "csv":
        yield "`abridged` is true where a message leaves something out on purpose, marked by `[...]` or the like: such text"
        yield "shows what is meant, and is not to be imitated word by word."
    else:
        yield "A cell that a spreadsheet could run as a formula has a `'` before it: one of `=`, `+`, `-`, `@` after any `'`."
        yield "Remove that `'` to get the text; the form `jsonl` has it unchanged."
    yield ""
    yield "## Is it stale?"
    yield ""
    yield "Each row has the address of what it was made from (`locator`) and a fingerprint of its words (`fingerprint`)."
    yield "When the spec has a new revision, this says which rows are exact, touched or stale:"
    yield ""
    file = shlex.quote(facts.file)
    yield from ("```sh", f"clausetree stale {file} --to latest", "```", "")
    yield "Outside of the project of the spec, name its source too: `--to SOURCE@latest`."


def _fields(facts: CardFacts) -> Iterator[str]:
    """Yields the table of the fields, as the classes of the rows describe them."""
    yield from ("## Fields", "", "| Field | Meaning |", "| --- | --- |")
    for shape in _CLASSES[facts.form]:
        prefix = "metadata." if shape is SampleMetadata else ""
        told = {
            name: words
            for one in reversed(shape.__mro__[:-1])
            for name, words in read_docstring(one).attributes.items()
        }
        names = COLUMNS if facts.form == "csv" else get_type_hints(shape)
        told |= _CELLS if facts.form == "csv" else {}
        yield from (f"| `{prefix}{name}` | {told[name].replace('|', '&#124;')} |" for name in names)


def _name(facts: CardFacts) -> str:
    return facts.spec.name or facts.revision.source
