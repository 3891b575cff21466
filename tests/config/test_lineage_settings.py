"""The tables `[[lineage]]`: what can be declared, and what is named as having no meaning."""

from __future__ import annotations

import json

import pytest

from clausetree.model.declared import DECLARED_KINDS
from tests.config.test_settings import failure, read


def lineage(**changed: object) -> str:
    """A table `[[lineage]]` that is right but for `changed`; None leaves a key out."""
    keys: dict[str, object] = {"from": "a", "to": ["b"], "at": "x", "kind": "renamed", **changed}
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in keys.items() if value is not None)
    return "[[lineage]]\n" + "".join(lines)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (lineage(form="a"), "unknown key `lineage[0].form` in `clausetree.toml`; did you mean `from`?"),
        (lineage(source="a"), "unknown key `lineage[0].source` in `clausetree.toml`"),
        ('[lineage]\nfrom = "a"', "`lineage` in `clausetree.toml`: expected a list, got a table"),
        (lineage(**{"from": None}), "`lineage[0]` in `clausetree.toml`: missing key `from`"),
        (lineage(at=None), "`lineage[0]` in `clausetree.toml`: missing key `at`"),
        (lineage(kind=None), "`lineage[0]` in `clausetree.toml`: missing key `kind`"),
        (lineage(**{"from": 3}), "`lineage[0].from` in `clausetree.toml`: expected text, got a number"),
        (lineage(**{"from": ["a"]}), "`lineage[0].from` in `clausetree.toml`: expected text, got a list"),
        (lineage(to="b"), "`lineage[0].to` in `clausetree.toml`: expected a list, got text"),
        (lineage(to=["b", 1]), "`lineage[0].to[1]` in `clausetree.toml`: expected text, got a number"),
        (lineage(kind=1), "`lineage[0].kind` in `clausetree.toml`: expected text, got a number"),
        (lineage(kind="moved"), "`lineage[0].kind` in `clausetree.toml`: `moved` is not a kind of change"),
        (lineage(**{"from": ""}), "`lineage[0].from` in `clausetree.toml`: `` is not an id"),
        (lineage(**{"from": "a b"}), "`lineage[0].from` in `clausetree.toml`: `a b` is not an id"),
        (lineage(to=["#b"]), "`lineage[0].to[0]` in `clausetree.toml`: `#b` is not an id"),
        (
            lineage(to=[]),
            "`lineage[0].to` in `clausetree.toml`: `renamed` goes with exactly one id, not 0",
        ),
        (
            lineage(to=None),
            "`lineage[0].to` in `clausetree.toml`: `renamed` goes with exactly one id, not 0",
        ),
        (
            lineage(to=["b", "c"]),
            "`lineage[0].to` in `clausetree.toml`: `renamed` goes with exactly one id, not 2",
        ),
        (
            lineage(kind="merged", to=["b", "c"]),
            "`lineage[0].to` in `clausetree.toml`: `merged` goes with exactly one id, not 2",
        ),
        (
            lineage(kind="succeeded", to=[]),
            "`lineage[0].to` in `clausetree.toml`: `succeeded` goes with exactly one id, not 0",
        ),
        (
            lineage(kind="split"),
            "`lineage[0].to` in `clausetree.toml`: `split` goes with at least two ids, not 1",
        ),
        (
            lineage(kind="deleted"),
            "`lineage[0].to` in `clausetree.toml`: `deleted` goes with no id, not 1",
        ),
        (lineage(to=["a"]), "`lineage[0].to` in `clausetree.toml`: `a` is named twice"),
        (
            lineage(kind="split", to=["b", "c", "b"]),
            "`lineage[0].to` in `clausetree.toml`: `b` is named twice",
        ),
        (lineage(at=""), "`lineage[0].at` in `clausetree.toml`: there is no revision ``"),
        (
            '[[revision]]\nlabel = "2025-09-12"\n' + lineage(at="2025-09-13"),
            "`lineage[0].at` in `clausetree.toml`: there is no revision `2025-09-13`",
        ),
        (
            lineage() + lineage(to=[], kind="deleted"),
            "`lineage[1].from` in `clausetree.toml`: what became of `a` at `x` is declared twice",
        ),
        (
            lineage() + lineage(**{"from": "c"}),
            "`lineage[1].to` in `clausetree.toml`: two clauses are renamed to `b` at `x`",
        ),
    ],
)
def test_a_lineage_without_meaning_is_named_with_its_key(text: str, message: str) -> None:
    error = failure(text)
    assert error.message == message
    assert error.hint


def test_each_kind_of_lineage_can_be_declared() -> None:
    targets = {"split": ["a", "b"], "deleted": []}
    text = "".join(lineage(kind=kind, at=kind, to=targets.get(kind, ["b"])) for kind in DECLARED_KINDS)
    assert tuple(declared.kind for declared in read(text).declared) == DECLARED_KINDS


def test_the_same_ids_can_be_declared_at_other_revisions_and_merge_from_several() -> None:
    text = lineage(kind="merged") + lineage(**{"from": "c"}) + lineage(at="y")
    assert [(found.source, found.targets, found.at) for found in read(text).declared] == [
        ("a", ("b",), "x"),
        ("c", ("b",), "x"),
        ("a", ("b",), "y"),
    ]


def test_where_revisions_are_listed_their_labels_and_head_can_be_named() -> None:
    listed = '[[revision]]\nlabel = "2025-09-12"\n'
    for label in ("2025-09-12", "head"):
        assert read(listed + lineage(at=label)).declared[0].at == label
    assert failure(listed + lineage(at="2025-09-13")).hint == (
        "did you mean `2025-09-12`? write the label of a revision, or `head` for one that is not released"
    )
