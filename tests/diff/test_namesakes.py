"""`log` of an id that several clauses had in turn: the last one's history, and how the others are found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from clausetree.output.formats import render
from tests.diff.conftest import trace_texts

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Life

KEYS = "# Keys {#keys}\n\nHang every key on the board by the door before you leave the shed at night.\n"
PAINT = "# Paint {#paint}\n\nClose the lid of every tin, and press it down with the heel of a hand.\n"


def _name(life: Life | None) -> list[tuple[str, str]]:
    assert life
    return [(other.id, other.last.label) for other in life.namesakes]


def test_other_clauses_that_had_an_id_are_named() -> None:
    away = KEYS.replace("#keys", "#hooks").replace("# Keys", "# Hooks")
    taken = PAINT.replace("#paint", "#keys").replace("# Paint", "# Keys")
    lineage = trace_texts(KEYS + PAINT, away + PAINT, away + taken)
    life = lineage.history("keys")
    assert life
    assert [stage.clause and stage.clause.id for stage in life.stages] == ["paint", "paint", "keys"]
    assert _name(life) == [("hooks", "2025-01-01")]
    assert not any(_name(lineage.history(other)) for other in ("hooks", "paint"))
    told = render("log", "text", life)
    assert told.splitlines()[-1].endswith("`clausetree log hooks`")
    assert json.loads(render("log", "json", life))["namesakes"] == [{"id": "hooks", "last": "2025-01-01"}]


def test_a_clause_that_had_an_id_and_is_deleted_is_named_by_its_last_id() -> None:
    away = KEYS.replace("#keys", "#hooks").replace("# Keys", "# Hooks")
    taken = PAINT.replace("#paint", "#keys").replace("# Paint", "# Keys")
    assert _name(trace_texts(KEYS, away, away, taken).history("keys")) == [("hooks", "2025-01-01")]


def test_a_clause_that_was_put_back_is_no_other_one() -> None:
    assert _name(trace_texts(KEYS + PAINT, KEYS, KEYS + PAINT).history("paint")) == []
    renamed = KEYS.replace("#keys", "#hooks")
    assert _name(trace_texts(KEYS + PAINT, renamed + PAINT, KEYS + PAINT).history("keys")) == []
