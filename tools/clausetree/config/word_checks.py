"""Words that settings take of a list of some: whether each is one of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from clausetree.config.settings import FAIL_ON_WORDS, SEVERITY_WORDS
from clausetree.model.declared import DECLARED_KINDS
from clausetree.model.errors import ClausetreeError
from clausetree.model.overriding import Can
from clausetree.model.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_POLICIES: tuple[str, ...] = get_args(Policy)
_WAYS: tuple[str, ...] = get_args(Can)


class _Word(NamedTuple):
    """A value, where it stands, which words may stand there, and what one of them is called."""

    place: str
    value: object
    known: tuple[str, ...]
    noun: str


def check_words(data: Mapping[str, Any], path: str) -> None:
    """Raises `ClausetreeError` for the first word that is none of those that may stand in its place."""
    for word in _list_words(data):
        if (
            isinstance(word.value, str) and word.value not in word.known
        ):  # of what is no text, its type is told
            raise ClausetreeError(
                f"`{word.place}` in `{path}`: `{word.value}` is not {word.noun}",
                f"write one of {', '.join(f'`{known}`' for known in word.known)}",
            )


def _list_words(data: Mapping[str, Any]) -> Iterator[_Word]:
    lint, upstream = _table(data, "lint"), _table(data, "upstream")
    for code, value in _table(lint, "severity").items():
        yield _Word(f"lint.severity.{code}", value, SEVERITY_WORDS, "a severity")
    if "fail-on" in lint:
        yield _Word("lint.fail-on", lint["fail-on"], FAIL_ON_WORDS, "one of its values")
    entries = data.get("lineage")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and "kind" in entry:
            yield _Word(f"lineage[{index}].kind", entry["kind"], DECLARED_KINDS, "a kind of change")
    if "policy" in upstream:
        yield _Word("upstream.policy", upstream["policy"], _POLICIES, "a policy")
    for clause, value in _table(upstream, "clauses").items():
        yield _Word(f"upstream.clauses.{clause}", value, _POLICIES, "a policy")
    override = _table(_table(data, "ladder"), "override")
    for level in override:
        for sender, value in _table(override, level).items():
            yield _Word(f"ladder.override.{level}.{sender}", value, _WAYS, "a way to override")


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Returns the table of a key; an empty one where there is none, of whose type somebody else speaks."""
    found = data.get(key)
    return found if isinstance(found, dict) else {}
