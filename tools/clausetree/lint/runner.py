"""Runs rules over a document and its eval prompt files, and says where each finding is."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.finding import Finding
from clausetree.lint.suppression import parse_suppressions, suppress
from clausetree.lint.table import RULES, load_rule
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.lint.context import Context
    from clausetree.lint.rule import Rule
    from clausetree.lint.selection import Chosen
    from clausetree.lint.suppression import Suppression
    from clausetree.lint.table import Subject
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.text.span import Span

_FINGERPRINT_LENGTH = 16
_DEFAULTS: Mapping[str, NamedTuple] = {}


def lint_document(
    context: Context, chosen: Chosen, path: str, options: Mapping[str, NamedTuple] = _DEFAULTS
) -> tuple[Finding, ...]:
    """Returns what rules find in a document and its eval prompt files, in the order of the text.

    Args:
        context: The document, and what lies beside it.
        chosen: The rules.
        path: What findings call the document.
        options: For a code the options that settings give the rule.
    """
    rules = _Rules(chosen, options)
    document = context.document
    found = [diagnostic for diagnostic in document.diagnostics if diagnostic.code in chosen.codes]
    subjects: list[Subject] = ["document", "texts"]
    subjects += ["prompts"] if context.prompts else []
    subjects += ["previous"] if context.previous else []
    for rule in rules.of(*subjects):
        found += rule.check(document, context)
    suppressions = parse_suppressions(context)
    if suppressions:
        found, used = suppress(found, suppressions)
        found += rules.judge(suppressions, used, document.lines)
    findings = _Places(document.text, document.lines, path, document.clauses).locate(found, chosen)
    for prompts in context.prompts:
        found = [diagnostic for diagnostic in prompts.diagnostics if diagnostic.code in chosen.codes]
        for rule in rules.of("prompts", "texts"):
            found += rule.check_prompts(prompts, context)
        if found:
            places = _Places(prompts.text, LineIndex(prompts.text), context.prompt_paths[prompts.label], ())
            findings += places.locate(found, chosen)
    return tuple(findings)


class _Rules:
    """The chosen rules, each made when it is first needed."""

    def __init__(self, chosen: Chosen, options: Mapping[str, NamedTuple]) -> None:
        self._chosen = chosen
        self._options = options
        self._made: dict[str, Rule] = {}

    def get(self, code: str) -> Rule:
        """Returns the rule `code`."""
        if code not in self._made:
            self._made[code] = load_rule(code)(self._options.get(code))
        return self._made[code]

    def of(self, *subjects: Subject) -> list[Rule]:
        """Returns the chosen rules that look at `subjects`."""
        codes = self._chosen.codes
        return [
            self.get(code) for code, (subject, _) in RULES.items() if subject in subjects and code in codes
        ]

    def judge(
        self, suppressions: Iterable[Suppression], used: set[Span], lines: LineIndex
    ) -> Iterable[Diagnostic]:
        """Yields what is wrong with suppressions."""
        from clausetree.lint.rules.style.unexplained_suppression import UnexplainedSuppression  # noqa: PLC0415 - few specs
        from clausetree.lint.rules.style.unused_suppression import UnusedSuppression  # noqa: PLC0415 - have suppressions

        for suppression in suppressions:
            if UnusedSuppression.code in self._chosen.codes:
                yield from UnusedSuppression().judge(suppression, used, self._chosen.codes, lines)
            if UnexplainedSuppression.code in self._chosen.codes:
                yield from UnexplainedSuppression().judge(suppression)


class _Places:
    """Says of one file's diagnostics where they are, and what they are known by."""

    def __init__(self, text: str, lines: LineIndex, path: str, clauses: Sequence[Clause]) -> None:
        self._text = text
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
        line, column = self._lines.position(found.span.start)
        end_line, end_column = self._lines.position(max(found.span.end, found.span.start))
        return Finding(
            code=found.code,
            name=found.name,
            severity=chosen.severities.get(found.code, found.severity),
            message=found.message,
            hint=found.hint,
            path=self._path,
            clauses=tuple(clause.id for clause in clauses),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            fix=found.fix,
            fingerprint=self._fingerprint(found, clauses[-1] if clauses else None),
        )

    def _clauses_at(self, offset: int) -> list[Clause]:
        """Returns the clause that `offset` is in, behind all that it is nested in."""
        index = bisect_right(self._starts, offset) - 1
        inner = self._clauses[index] if index >= 0 else None
        clauses = [inner] if inner else []
        while inner and inner.parent is not None:
            inner = self._clauses[inner.parent]
            clauses.insert(0, inner)
        return clauses

    def _fingerprint(self, found: Diagnostic, clause: Clause | None) -> str:
        """Returns a hash of the clause, the rule and the words it speaks of, which moving the text leaves as it is.

        A finding about a heading is about the clause, whatever the heading's words; equal ones are counted.
        """
        about_heading = clause and clause.locate(clause.heading.span).end >= found.span.end
        words = "" if about_heading else " ".join(found.span.slice(self._text).split())
        where = clause.id if clause else "" if self._clauses else self._path.rpartition("/")[2]
        key = f"{found.code}\x00{where}\x00{words}"
        self._times[key] = times = self._times.get(key, 0) + 1
        return sha256(f"{key}\0{times}".encode(errors="surrogatepass")).hexdigest()[:_FINGERPRINT_LENGTH]
