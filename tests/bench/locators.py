"""How fast quoted words are found, and locators migrated, beside reading the texts and comparing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.migration import migrate_all
from clausetree.model.passage_sentences import find_sentences
from clausetree.query.quotation import QuotationIndex
from clausetree.syntax.content import parse_content
from clausetree.syntax.document import parse_document
from tests.bench.measure import load_releases, report, time_calls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

_MANY = 1000
_ROUNDS = 11


def main() -> None:
    texts = list(load_releases().values())
    _finding(texts)
    _migrating(texts[0], texts[-1])


def _finding(texts: Sequence[str]) -> None:
    document = parse_document(texts[0])
    sentence = max(list_sentences(document), key=len)
    quotes = {"as it is": sentence, "nearly so": sentence.replace(" the ", " a ")}
    for name, words in quotes.items():
        calls = {"read": lambda: [_read(text) for text in texts], "find": _find(texts, words)}
        taken = time_calls(calls, _ROUNDS)
        report(
            f"reading the releases and finding words, {name} / reading them",
            taken["find"] / taken["read"],
            1.5,
        )


def _find(texts: Sequence[str], words: str) -> Callable[[], object]:
    return lambda: [QuotationIndex(_read(text)).find(words) for text in texts]


def _read(text: str) -> Document:
    parse_content.cache_clear()
    return parse_document(text)


def _migrating(old: str, new: str) -> None:
    before, after = parse_document(old), parse_document(new)
    parts = _list_parts(before)
    locators = (parts * (_MANY // len(parts) + 1))[:_MANY]
    calls = {
        "compare": lambda: diff_documents(before, after),
        "migrate": lambda: migrate_all(locators, diff_documents(before, after)),
    }
    taken = time_calls(calls, _ROUNDS)
    beside = taken["migrate"] / taken["compare"] - 1
    report(f"migrating {_MANY} locators / comparing the two texts", beside, 1.25)


def _list_parts(document: Document) -> list[Locator]:
    found: list[Locator] = []
    for clause in document.clauses:
        found.append(clause.locator)
        for locator, passage in zip(clause.passage_locators(), clause.content.passages, strict=True):
            found.append(locator)
            sentences = find_sentences(clause, passage) if locator.kind == "passage" else ()
            found += (locator.to("sentence", number) for number, _ in enumerate(sentences, 1))
    return found


def list_sentences(document: Document) -> list[str]:
    return [
        sentence.slice(clause.content.source)
        for clause in document.clauses
        for passage in clause.content.passages
        if passage.kind == "paragraph"
        for sentence in find_sentences(clause, passage)
    ]


if __name__ == "__main__":
    main()
