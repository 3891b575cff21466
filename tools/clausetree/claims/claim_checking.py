"""From claims and a change set to what holds of each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims import clause_checks, level_checks
from clausetree.claims.citations_read import CitedClause, CitedQuote, ClauseNames
from clausetree.claims.claim import CheckedClaim, ClaimFinding
from clausetree.claims.counted_parts import check_counted
from clausetree.claims.findings_joined import doubt, join_findings
from clausetree.claims.part_checks import check_part
from clausetree.claims.preamble_check import check_preamble
from clausetree.claims.quote_checks import check_quote, check_replaced
from clausetree.claims.statement import ClaimStatement
from clausetree.claims.statement_reading import StatementReader
from clausetree.claims.totals import check_total
from clausetree.claims.two_texts import TwoTexts
from clausetree.claims.unread_words import check_unread
from clausetree.model.revision import HEAD
from clausetree.syntax.changelog import rank_title
from clausetree.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from clausetree.claims.citations_read import Cited
    from clausetree.claims.claim import Claim
    from clausetree.claims.statement import StatementKind
    from clausetree.claims.statement_reading import Reading
    from clausetree.claims.two_texts import ClauseThread
    from clausetree.diff.changes import ChangeSet

_OF_CLAUSES: Mapping[StatementKind, Callable[[TwoTexts, ClaimStatement, ClauseThread], ClaimFinding]] = {
    "says": clause_checks.check_presence,
    "added": clause_checks.check_presence,
    "dropped": clause_checks.check_presence,
    "kept": clause_checks.check_presence,
    "moved": clause_checks.check_moved,
    "reordered": clause_checks.check_reordered,
    "retitled": clause_checks.check_retitled,
    "named_anew": clause_checks.check_named_anew,
    "split": clause_checks.check_parted,
    "merged": clause_checks.check_parted,
    "edited": clause_checks.check_edited,
    "unchanged": clause_checks.check_edited,
    "relevelled": level_checks.check_relevelled,
    "unlevelled": level_checks.check_relevelled,
    "level": level_checks.check_level,
    "level_kept": level_checks.check_level_kept,
    "part": check_part,
}
_OF_TEXTS: Mapping[StatementKind, Callable[[TwoTexts, ClaimStatement], ClaimFinding]] = {
    "ladder_renamed": level_checks.check_ladder,
    "ladder_inserted": level_checks.check_ladder,
    "ladder_deleted": level_checks.check_ladder,
    "renamed": clause_checks.check_renamed,
    "counted": check_counted,
    "preamble": check_preamble,
    "total": check_total,
}
_OF_QUOTES = frozenset({"says", "added", "dropped", "kept", "moved"})
_OF_OLD = frozenset({"says", "level", "part"})
_CONTRAST = {("says", "old"), ("says", "new")}
_NOTHING = "it has no quote, no clause's id and no whole title to look up"


def check_claims(claims: Iterable[Claim], changes: ChangeSet, old: str, new: str) -> tuple[CheckedClaim, ...]:
    """Returns what holds of each claim, in their order.

    In a changelog with an entry for the newer revision, those of the other entries are left alone.

    Args:
        claims: The claims.
        changes: What changed between the two texts.
        old: The label of the older one.
        new: The label of the newer one.
    """
    listed = list(claims)
    checker = _ClaimChecker(changes, old, new)
    is_split = any(claim.entry and _is_about(claim.entry, new) for claim in listed)
    return tuple(
        CheckedClaim(claim, checker.check(claim))
        for claim in listed
        if not (is_split and claim.entry and _is_of_another(claim.entry, new))
    )


def _is_of_another(entry: str, label: str) -> bool:
    """Returns whether an entry of a changelog is about another revision, a release or the next one."""
    is_dated = find_date(entry) is not None or _is_about(entry, HEAD)
    return is_dated and not _is_about(entry, label)


def _is_about(entry: str, label: str) -> bool:
    return any(rank_title(title, label) is not None for title in entry.split(" / "))


class _ClaimChecker:
    """Checks claims against one change set."""

    def __init__(self, changes: ChangeSet, old: str, new: str) -> None:
        self._texts = TwoTexts(changes)
        self._reader = StatementReader(ClauseNames(changes), old, new)

    def check(self, claim: Claim) -> ClaimFinding:
        reading = self._reader.read(claim)
        findings = [self._check(said) for said in reading.statements]
        if {(said.kind, said.side) for said in reading.statements if not said.is_denied} >= _CONTRAST:
            findings += self._check_contrast(reading)
        record = self._check_record(claim)
        if record:
            findings.append(record)
            if not reading.statements and record.verdict == "supported":
                return doubt(
                    "its quotes are where it says; what it says of them can't be read",
                    *record.evidence,
                )
        if reading.problem and not any(one.verdict == "contradicted" for one in findings):
            return self._explain_unread(reading, findings)
        if not findings:
            return ClaimFinding("not_locatable", _NOTHING)
        return join_findings(findings)

    def _check_contrast(self, reading: Reading) -> list[ClaimFinding]:
        """Returns what is in doubt of a sentence that sets one text against the other: words that both have."""
        quotes = [said for said in reading.statements if said.kind == "says" and said.side]
        apart = [
            said._replace(kind="added" if said.side == "new" else "dropped", side=None) for said in quotes
        ]
        findings = [self._check(said) for said in apart]
        return [doubt(one.why, *one.evidence) for one in findings if one.verdict == "contradicted"]

    def _explain_unread(self, reading: Reading, findings: list[ClaimFinding]) -> ClaimFinding:
        """Returns what holds of a claim that was not read to its end: whether what it cites is there."""
        evidence = [part for one in findings for part in one.evidence]
        missing: list[str] = []
        for cited in () if findings else reading.cited:
            if isinstance(cited, CitedClause):
                evidence += self._texts.show_clauses(self._texts.thread(cited))
            elif isinstance(cited, CitedQuote):
                found = [self._texts.find(side, cited.text) for side in ("old", "new")]
                evidence += self._texts.show_all(*(one for one in found if one.places))
                missing += [] if any(one.places for one in found) else [cited.text]
        if evidence:
            return doubt(reading.problem or "", *dict.fromkeys(evidence))
        if missing:
            return ClaimFinding("not_locatable", f"the words “{missing[0][:80]}” are in neither text")
        return ClaimFinding("not_locatable", _NOTHING)

    def _check_record(self, claim: Claim) -> ClaimFinding | None:
        """Returns what holds of the quotes that a record has beside its claim."""
        old, new = (CitedQuote(words) if words else None for words in (claim.old_quote, claim.new_quote))
        if old and new:
            return check_replaced(self._texts, ClaimStatement("replaced"), old, new)
        if old:
            return check_quote(self._texts, ClaimStatement("says", side="old"), old)
        return check_quote(self._texts, ClaimStatement("says", side="new"), new) if new else None

    def _check(self, said: ClaimStatement) -> ClaimFinding:
        if said.side == "old" and said.kind not in _OF_OLD and said.way != "past":
            return doubt("it speaks of the older revision, where nothing had changed yet")
        if check := _OF_TEXTS.get(said.kind):
            return check(self._texts, said)
        if said.kind == "replaced":
            old, new = _as_quote(said.sources[0]), _as_quote(said.targets[0])
            return check_replaced(self._texts, said, old, new)
        objects = said.objects if said.kind != "part" else (said.place or said.objects[0],)
        return join_findings([self._check_object(said, one) for one in objects])

    def _check_object(self, said: ClaimStatement, cited: Cited) -> ClaimFinding:
        is_words = isinstance(cited, CitedClause) and cited.is_quoted and said.kind == "says"
        if isinstance(cited, CitedQuote) or is_words:
            if said.kind not in _OF_QUOTES:
                return doubt("it says of quoted words what can be said only of clauses")
            return check_unread(said, _as_quote(cited), check_quote(self._texts, said, _as_quote(cited)))
        thread = self._texts.thread(cited)
        if thread is None:
            return doubt("the name fits several clauses")
        if any(word != "that" for word in said.unread) and said.kind != "part":
            return doubt("what it says of that can't be read for sure", *self._texts.show_clauses(thread))
        alone = said if said.kind == "part" else said._replace(objects=(cited,))
        return _OF_CLAUSES[said.kind](self._texts, alone, thread)


def _as_quote(cited: Cited) -> CitedQuote:
    if isinstance(cited, CitedQuote):
        return cited
    return CitedQuote(cited if isinstance(cited, str) else cited.written)
