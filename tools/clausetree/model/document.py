"""A whole spec, read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause, Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.revision import Revision
    from clausetree.text.lines import LineIndex

_PREFIX = "user-content-"


class Document(NamedTuple):
    """One parsed spec text: the clause tree, flat and in document order.

    Attributes:
        text: The source, every character of it.
        paths: The paths of the spec in its repository, by which its own links may call it.
        mark: The byte-order mark that it starts with, or nothing.
        lines: The text's line index.
        preamble: What stands before the first heading, after the mark.
        clauses: Every clause; `Clause.parent` gives the tree.
        names: What references call clauses, in order, each with the clause's index: ids, the names that HTML gives to
            places in clauses, and of headings without ids the fragments that readers of Markdown make.
        ladder: The levels of authority, highest first; empty where the text has none and nobody states any.
        guesses_order: Whether their order is that of their first use alone, since nothing states it.
        profile: The name of the profile that the ladder is known by; `custom` for another, `none` where there is none.
        diagnostics: What the reader could not make sense of, in the order of the text; spans in the text.
    """

    text: str
    paths: tuple[str, ...]
    mark: str
    lines: LineIndex
    preamble: Content
    clauses: tuple[Clause, ...]
    names: tuple[tuple[str, int], ...]
    ladder: Ladder
    guesses_order: bool
    profile: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def revision(self) -> Revision | None:
        """Returns which text this is; None for a text that was not read from a revision."""
        return None

    @property
    def settings(self) -> object | None:
        """Returns what the settings around it say; None likewise."""
        return None

    @property
    def prompts(self) -> Mapping[str, EvalPrompts] | None:
        """Returns its eval prompt files, for each footnote label one; None likewise."""
        return None

    def clause(self, clause_id: str) -> Clause | None:
        """Returns the first clause with this id, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    def find(self, name: str) -> Clause | None:
        """Returns the clause that a reference to `name` leads to, or None where it dangles.

        On a page of GitHub each heading's name has a prefix, with which links to it are copied.
        """
        for said in dict.fromkeys((name, name.removeprefix(_PREFIX))):
            place = bisect_left(self.names, (said,))
            if place < len(self.names) and self.names[place][0] == said:
                return self.clauses[self.names[place][1]]
        return None

    def parent(self, clause: Clause) -> Clause | None:
        """Returns the clause that `clause` is nested in, or None."""
        return None if clause.parent is None else self.clauses[clause.parent]

    def ancestors(self, clause: Clause) -> tuple[Clause, ...]:
        """Returns the clauses that `clause` is nested in, outermost first."""
        found: list[Clause] = []
        while (parent := self.parent(clause)) is not None:
            found.append(parent)
            clause = parent
        return tuple(reversed(found))

    def level_range(self, clause: Clause) -> tuple[str, str] | None:
        """Returns the highest and the lowest level of the ladder that clauses under one have; None where none has any."""
        ranks = []
        for other in self.clauses[clause.index + 1 :]:
            if other.depth <= clause.depth:
                break
            rank = self.ladder.rank(other.level) if other.level else None
            ranks += [] if rank is None else [rank]
        return (self.ladder[min(ranks)], self.ladder[max(ranks)]) if ranks else None

    def referring(self, clause: Clause) -> tuple[Clause, ...]:
        """Returns the other clauses that refer to `clause`."""
        return tuple(
            other
            for other in self.clauses
            if other is not clause
            and any(self.find(found.target) is clause for found in other.content.references)
        )

    def violating(self, clause: Clause) -> tuple[Clause, ...]:
        """Returns the other clauses with a response that violates `clause`, as its verdict says."""
        return tuple(
            other
            for other in self.clauses
            if other is not clause
            and any(
                response.verdict
                and response.verdict.violates
                and self.find(response.verdict.violates) is clause
                for example in other.examples
                for comparison in example.conversation.comparisons
                for response in comparison.responses
            )
        )

    def contents(self) -> Iterator[tuple[int, Content]]:
        """Yields every content, the preamble's included, with the offset at which it starts."""
        yield len(self.mark), self.preamble
        for clause in self.clauses:
            yield clause.start, clause.content
