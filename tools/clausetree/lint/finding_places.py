"""Where findings are: from offsets of a text to lines of its files, to clauses, and to what findings are known by."""

from __future__ import annotations

import re
from bisect import bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING

from clausetree.lint.finding import Finding
from clausetree.text.joined_files import TextPart, find_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.lint.selection import Chosen
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic, Fix
    from clausetree.text.lines import LineIndex

_FINGERPRINT_LENGTH = 16
_LINE_ENDS = re.compile(r"[ \t]*[\r\n]+[ \t\r\n]*")


class FindingPlaces:
    """Says of one file's diagnostics where they are, and what they are known by."""

    def __init__(
        self,
        text: str,
        lines: LineIndex,
        path: str,
        clauses: Sequence[Clause],
        parts: Sequence[TextPart] = (),
    ) -> None:
        """Takes a text with its lines and clauses, what findings call its file, and the files of which it is made."""
        self._text = text
        self._parts = parts or (TextPart(path, start=0, line=0, size=len(text), opening=""),)
        self._lines = lines
        self._path = path
        self._clauses = clauses
        self._starts = [clause.start for clause in clauses]
        self._times: dict[str, int] = {}

    def locate(self, found: Iterable[Diagnostic], chosen: Chosen) -> list[Finding]:
        """Returns `found` as findings, in the order of the text."""
        return [
            self._finding(diagnostic, chosen)
            for diagnostic in sorted(found, key=lambda diagnostic: (*diagnostic.span, diagnostic.code))
        ]

    def _finding(self, found: Diagnostic, chosen: Chosen) -> Finding:
        clauses = self._clauses_at(found.span.start)
        part = find_part(self._parts, found.span.start)
        start = part.locate(self._lines.position(found.span.start))
        end = part.locate(self._lines.position(min(max(found.span.end, found.span.start), part.end)))
        return Finding(
            code=found.code,
            name=found.name,
            severity=chosen.severities.get(found.code, found.severity),
            message=_join_lines(found.message),
            hint=found.hint and _join_lines(found.hint),
            path=part.path,
            clauses=tuple(clause.id for clause in clauses),
            line=start.line,
            column=start.column,
            end_line=end.line,
            end_column=end.column,
            fix=found.fix and _move_fix(found.fix, part),
            fingerprint=self._fingerprint(found, clauses[-1] if clauses else None),
        )

    def _clauses_at(self, offset: int) -> list[Clause]:
        """Returns the clause that `offset` is in, after all that it is nested in."""
        index = bisect_right(self._starts, offset) - 1
        inner = self._clauses[index] if index >= 0 else None
        clauses = [inner] if inner else []
        while inner and inner.parent is not None:
            inner = self._clauses[inner.parent]
            clauses.insert(0, inner)
        return clauses

    def _fingerprint(self, found: Diagnostic, clause: Clause | None) -> str:
        """Returns a hash of the clause, the rule and the words it speaks of, which moving the text leaves as it is.

        A finding about a heading is about the clause, whatever the heading's words; equal ones are counted. One that is about
        the whole text, or about what is gone, only points at a place: it is the same wherever that is.
        """
        if found.about is None:
            about_heading = clause and clause.locate(clause.heading.span).end >= found.span.end
            words = "" if about_heading else " ".join(found.span.slice(self._text).split())
            where = clause.id if clause else "" if self._clauses else self._path.rpartition("/")[2]
        else:
            where, words = "", found.about
        key = f"{found.code}\x00{where}\x00{words}"
        self._times[key] = times = self._times.get(key, 0) + 1
        return sha256(f"{key}\0{times}".encode(errors="surrogatepass")).hexdigest()[:_FINGERPRINT_LENGTH]


def _join_lines(text: str) -> str:
    """Returns what is said of a text on one line, whatever the lines of the words that it quotes."""
    return _LINE_ENDS.sub(" ", text)


def _move_fix(fix: Fix, part: TextPart) -> Fix | None:
    """Returns a fix with the offsets of its file; None where it goes beyond what the file holds."""
    inside = all(part.start <= edit.span.start <= edit.span.end <= part.end for edit in fix.edits)
    return fix.shift(len(part.opening) - part.start) if inside else None
