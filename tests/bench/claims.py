"""How fast claims are checked, beside comparing the texts that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from tests.bench.locators import list_sentences
from tests.bench.measure import load_releases, report, time_calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.model.document import Document

_FEW, _MANY = 500, 2000
_ROUNDS = 5


def main() -> None:
    texts = list(load_releases().values())
    old, new = parse_document(texts[0]), parse_document(texts[-1])
    calls: dict[str, Callable[[], object]] = {"compare": lambda: diff_documents(old, new)}
    calls |= {f"{number}": _check(old, new, number) for number in (_FEW, _MANY)}
    taken = time_calls(calls, _ROUNDS)
    few, many = (taken[f"{number}"] - taken["compare"] for number in (_FEW, _MANY))
    report(f"checking {_MANY} claims / checking {_FEW}", many / few, 1.25 * _MANY / _FEW)


def _check(old: Document, new: Document, number: int) -> Callable[[], object]:
    """Returns what checks so many claims, each with a quote of its own."""
    said = [" ".join(sentence.split()) for sentence in list_sentences(old) if '"' not in sentence]
    quotes = [f"{said[place % len(said)][: 60 + place // len(said)]}" for place in range(number)]
    text = "".join(f"- The newer text no longer says “{quote}”\n" for quote in quotes)
    return lambda: check_claims(read_claims(text, "-"), diff_documents(old, new), "old", "new")


if __name__ == "__main__":
    main()
