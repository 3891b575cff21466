"""Runs rules over a document and its eval prompt files, and says where each finding is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.finding_places import FindingPlaces
from clausetree.lint.suppression import parse_suppressions, suppress
from clausetree.lint.table import RULES, load_rule
from clausetree.lint.verifying import Outcome, verify_fixes
from clausetree.model.authority import Profile
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from clausetree.lint.context import Context
    from clausetree.lint.finding import Finding
    from clausetree.lint.rule import Rule
    from clausetree.lint.selection import Chosen
    from clausetree.lint.suppression import Suppression
    from clausetree.lint.table import Subject
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.text.span import Span

_CONFLICT = "SYN016"
_DEFAULTS: Mapping[str, NamedTuple] = {}


def lint_document(
    context: Context,
    chosen: Chosen,
    path: str,
    options: Mapping[str, NamedTuple] = _DEFAULTS,
    is_fix_wanted: Callable[[Diagnostic], bool] = lambda _: True,
) -> tuple[Finding, ...]:
    """Returns what rules find in a document and its eval prompt files, in the order of the text.

    Args:
        context: The document, and what lies beside it.
        chosen: The rules.
        path: What findings call the document.
        options: For a code the options that settings give the rule.
        is_fix_wanted: Says of which findings in the document anybody wants the fix, which takes time to verify.
    """
    rules = _Rules(chosen, options)
    document = context.document
    found = _find(context, rules)
    found = verify_fixes(
        found, document.text, _outline(document), lambda text: _try(text, context, rules), is_fix_wanted
    )
    places = FindingPlaces(document.text, document.lines, path, document.clauses, context.text_parts)
    findings = places.locate(found, chosen)
    for prompts in context.prompts:
        if found := _find_in_prompts(prompts, context, rules):
            places = FindingPlaces(
                prompts.text, LineIndex(prompts.text), context.prompt_paths[prompts.label], ()
            )
            findings += places.locate(found, chosen)
    return tuple(findings)


def _find(context: Context, rules: _Rules) -> list[Diagnostic]:
    """Returns what rules find in a document, what suppressions allow left out."""
    document = context.document
    found = [diagnostic for diagnostic in document.diagnostics if diagnostic.code in rules.codes]
    subjects: list[Subject] = ["document", "texts"]
    subjects += ["prompts"] if context.prompts else []
    subjects += ["previous"] if context.previous else []
    for rule in rules.of(*subjects):
        found += rule.check(document, context)
    suppressions = parse_suppressions(context)
    if suppressions:
        found, used = suppress(found, suppressions)
        found += rules.judge(suppressions, used, document.lines)
    return _drop_conflicting(found, document.text, document.lines)


def _find_in_prompts(prompts: EvalPrompts, context: Context, rules: _Rules) -> list[Diagnostic]:
    """Returns what rules find in an eval prompt file."""

    def find(one: EvalPrompts) -> list[Diagnostic]:
        found = [diagnostic for diagnostic in one.diagnostics if diagnostic.code in rules.codes]
        for rule in rules.of("texts", "prompts"):
            found += rule.check_prompts(one, context)
        return _drop_conflicting(found, one.text, LineIndex(one.text)) if found else found

    def attempt(text: str) -> Outcome:
        other = parse_eval_prompts(prompts.label, text)
        return Outcome((len(other.examples),), Counter(diagnostic.code for diagnostic in find(other)))

    return verify_fixes(find(prompts), prompts.text, (len(prompts.examples),), attempt)


def _try(text: str, context: Context, rules: _Rules) -> Outcome:
    """Returns what is known of a text that is in the place of a document; nothing is compared with an older one."""
    document = context.document
    other = parse_document(text, Profile(document.profile, document.ladder), document.paths)
    found = _find(context.replace_document(other), rules.of_one_text())
    return Outcome(_outline(other), Counter(diagnostic.code for diagnostic in found))


def _outline(document: Document) -> tuple[object, ...]:
    """Returns what no fix may change of the clauses of a document, and of the lists that may state its ladder."""
    return tuple(
        (
            clause.id,
            clause.depth,
            (clause.level or "").casefold(),
            clause.tags,
            tuple(tuple(item.term for item in items) for items in clause.content.term_lists),
        )
        for clause in document.clauses
    )


def _drop_conflicting(found: list[Diagnostic], text: str, lines: LineIndex) -> list[Diagnostic]:
    """Returns what was found outside of conflicts, and the conflicts: in one, two texts stand where one is meant."""
    if not any(diagnostic.code == _CONFLICT for diagnostic in found):
        return found
    from clausetree.syntax.merge_markers import find_conflicts  # noqa: PLC0415 - few texts have one

    conflicts = find_conflicts(text, lines)
    starts = [lines.start(one.first) for one in conflicts]
    ends = [lines.start(one.last + 1) for one in conflicts]

    def is_inside(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < ends[index]

    return [one for one in found if one.code == _CONFLICT or not is_inside(one.span.start)]


class _Rules:
    """The chosen rules, each made when it is first needed."""

    def __init__(self, chosen: Chosen, options: Mapping[str, NamedTuple]) -> None:
        self.codes = chosen.codes
        self._chosen = chosen
        self._options = options
        self._made: dict[str, Rule] = {}

    def get(self, code: str) -> Rule:
        """Returns the rule `code`."""
        if code not in self._made:
            self._made[code] = load_rule(code)(self._options.get(code))
        return self._made[code]

    def of_one_text(self) -> _Rules:
        """Returns those that compare with no older text."""
        codes = {code for code in self.codes if RULES[code][0] != "previous"}
        return _Rules(self._chosen._replace(codes=codes), self._options)

    def of(self, *subjects: Subject) -> list[Rule]:
        """Returns the chosen rules that look at `subjects`."""
        wanted = (code for code, (subject, _) in RULES.items() if subject in subjects)
        return [self.get(code) for code in wanted if code in self.codes]

    def judge(
        self, suppressions: Iterable[Suppression], used: set[Span], lines: LineIndex
    ) -> Iterable[Diagnostic]:
        """Yields what is wrong with suppressions."""
        from clausetree.lint.rules.style.unexplained_suppression import UnexplainedSuppression  # noqa: PLC0415 - few specs
        from clausetree.lint.rules.style.unused_suppression import UnusedSuppression  # noqa: PLC0415 - have suppressions

        for suppression in suppressions:
            if UnusedSuppression.code in self.codes:
                yield from UnusedSuppression().judge(suppression, used, self.codes, lines)
            if UnexplainedSuppression.code in self.codes:
                yield from UnexplainedSuppression().judge(suppression)
