"""What the two texts say of a clause: whether they have it, where it stands, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.citations_read import CitedClause
from clausetree.claims.claim import TEXT_NAMES
from clausetree.claims.findings_joined import contradict, doubt, support, turn_if_denied
from clausetree.claims.level_checks import tell_level
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from clausetree.claims.citations_read import Cited
    from clausetree.claims.claim import ClaimFinding, TextSide
    from clausetree.claims.statement import ClaimStatement
    from clausetree.claims.two_texts import ClauseThread, TwoTexts
    from clausetree.model.clause import Clause

_SUBSTANCE = frozenset({"edited", "examples"})
_PROSE = frozenset({"edited"})
_OF_WORDS = frozenset({"edited", "examples", "typographic", "references", "split", "merged"})
_GREAT = frozenset({"edited", "examples", "relevelled", "renamed", "retitled", "split", "merged"})
_PARTED = frozenset({"split", "merged"})


def check_presence(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether the texts have a clause as a sentence says: only one of them, or one of them at least."""
    if said.kind == "says":
        finding = _check_having(texts, said, thread)
    elif said.kind == "kept":
        finding = _check_lasting(texts, thread)
    else:
        finding = _check_only(texts, said, thread, "new" if said.kind == "added" else "old")
    return turn_if_denied(finding, said)


def _check_having(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    evidence = texts.show_clauses(thread)
    if said.is_news:
        return _check_only(texts, said, thread, "new")
    if said.side is None:
        return doubt("the sentence does not say which text it means", *evidence)
    if said.place and not _is_inside(texts, said, thread, said.side):
        return doubt("the clause is not inside the one that the sentence names", *evidence)
    if thread.on(said.side) and not _is_named(said, said.side):
        return doubt(f"{TEXT_NAMES[said.side]} has the clause under another name", *evidence)
    if thread.on(said.side):
        return support(f"{TEXT_NAMES[said.side]} has the clause", *evidence)
    return contradict(f"{TEXT_NAMES[said.side]} does not have the clause", *evidence)


def _check_lasting(texts: TwoTexts, thread: ClauseThread) -> ClaimFinding:
    evidence = texts.show_clauses(thread)
    if thread.old and thread.new:
        return support("both texts have the clause", *evidence)
    return contradict(f"only {TEXT_NAMES['new' if thread.new else 'old']} has the clause", *evidence)


def _check_only(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread, side: TextSide) -> ClaimFinding:
    evidence = texts.show_clauses(thread)
    other: TextSide = "old" if side == "new" else "new"
    if thread.old and thread.new:
        told = _explain_both(thread, other)
        if said.way == "gone" and not _is_named(said, other):
            return doubt(told, *evidence)
        return doubt(told, *evidence) if said.place else contradict(told, *evidence)
    if thread.on(side) is None:
        return contradict(f"only {TEXT_NAMES[other]} has the clause", *evidence)
    change = texts.change_of(thread)
    parted = _PARTED if said.way != "listed" else _PARTED - {"merged"}  # a draft lists these as inserted too
    if change and not parted.isdisjoint(change.kinds) and said.way != "gone":
        what = "split or merged" if side == "old" else "made of another one's text"
        return doubt(f"the clause was {what}", *evidence)
    if said.place and not _is_inside(texts, said, thread, side):
        return doubt("the clause is not inside the one that the sentence names", *evidence)
    return _check_facts(texts, said, thread, side)


def _is_named(said: ClaimStatement, side: TextSide) -> bool:
    """Returns whether a text has a clause by the name that a sentence gives it."""
    cited = said.objects[0]
    return isinstance(cited, CitedClause) and bool(cited.olds if side == "old" else cited.news)


def _is_inside(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread, side: TextSide) -> bool:
    """Returns whether a clause is nested in the one that a sentence names as its place."""
    place, clause = texts.thread(said.place), thread.on(side)
    return bool(place and clause and place.on(side) in texts.document(side).ancestors(clause))


def _check_facts(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread, side: TextSide) -> ClaimFinding:
    """Returns what holds of the level of a new clause, or of the heir of a deleted one, where it is told."""
    evidence = texts.show_clauses(thread)
    change, clause = texts.change_of(thread), thread.on(side)
    for target in said.targets:
        if isinstance(target, str) and clause and target != clause.level:
            return contradict(tell_level(clause.level), *evidence)
        if isinstance(target, CitedClause):
            heir = texts.thread(target)
            told = change.succeeded_by.clause if change and change.succeeded_by else None
            if heir is None or heir.new is not told:
                return contradict(
                    "its words were taken over by another clause, or by none",
                    *evidence,
                    *texts.show_clauses(heir),
                )
    return support(f"only {TEXT_NAMES[side]} has the clause", *evidence)


def _explain_both(thread: ClauseThread, other: TextSide) -> str:
    if thread.old and thread.new and thread.old.id != thread.new.id:
        return f"both texts have the clause: `{thread.old.id}` was renamed to `{thread.new.id}`"
    return f"{TEXT_NAMES[other]} {'has it too' if other == 'old' else 'still has it'}"


def check_moved(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause moved as a sentence says."""
    source = texts.thread(said.sources[0]) if said.sources else None
    target = texts.thread(said.targets[0]) if said.targets else None
    evidence = texts.show_clauses(thread, source, target)
    if (said.sources and source is None) or (said.targets and target is None):
        return doubt("it is not clear which clauses are meant", *evidence)
    if thread.old is None or thread.new is None:
        return doubt(f"only {TEXT_NAMES['new' if thread.new else 'old']} has the clause", *evidence)
    before, after = texts.changes.old.ancestors(thread.old), texts.changes.new.ancestors(thread.new)
    change = texts.change_of(thread)
    if target and target.new not in after:
        finding = contradict(f"it is {_place(after)} in the newer text", *evidence)
    elif source and source.old not in before:
        finding = contradict(f"it was {_place(before)} in the older text", *evidence)
    elif change is None or "moved" not in change.kinds:
        finding = contradict(f"it is {_place(after)} in both texts", *evidence)
    elif said.way != "anywhere" and (
        (target and target.old in before and target.new is not after[-1])
        or not (source or target or not after)
    ):
        finding = doubt("it moved, but perhaps not as the sentence says", *evidence)
    else:
        finding = support(f"it was {_place(before)}, and is {_place(after)} now", *evidence)
    return turn_if_denied(finding, said)


def check_reordered(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause stands in another place among its siblings."""
    change = texts.change_of(thread)
    target = texts.thread(said.targets[0]) if said.targets else None
    evidence = texts.show_clauses(thread, target)
    if change is None or "reordered" not in change.kinds:
        return contradict("it was not reordered", *evidence)
    if (target.new if target else None) is not change.new_after:
        return contradict("it comes after another clause", *evidence)
    return support("it is in another place among its siblings", *evidence)


def check_renamed(texts: TwoTexts, said: ClaimStatement) -> ClaimFinding:
    """Returns whether one name of a clause became another."""
    old, new = said.sources[0], said.targets[0]
    old = old._replace(news=()) if isinstance(old, CitedClause) and old.olds else old
    new = new._replace(olds=()) if isinstance(new, CitedClause) and new.news else new
    known = old if isinstance(old, CitedClause) else new
    thread = texts.thread(known)
    if thread is None:
        return doubt("the name fits several clauses")
    other = texts.thread(new) if known is old and isinstance(new, CitedClause) else thread
    if thread.old is None or thread.new is None:
        return _explain_one_sided(texts, thread, other, said)
    evidence = texts.show_clauses(thread, other)
    finding = contradict(f"`{thread.old.id}` is `{thread.new.id}` in the newer text", *evidence)
    if other == thread:
        finding = _compare_names((_names(thread.old), _names(thread.new)), (_written(old), _written(new)))
        told = f"it was “{_title(thread.old)}” (`{thread.old.id}`), and is “{_title(thread.new)}” (`{thread.new.id}`) now"
        finding = finding._replace(evidence=evidence, why=finding.why or told)
    return turn_if_denied(finding, said)


def _compare_names(had: tuple[set[str], set[str]], told: tuple[str, str]) -> ClaimFinding:
    """Returns what holds of two names that are told, given those that a clause had before and has now."""
    olds, news = had
    old, new = told
    if olds == news:
        return contradict("it has the same name in both texts")
    if old in olds and new in news and (new not in olds or old not in news):
        return support("")
    if old in news and new in olds:
        return contradict("it is the other way round")
    if old not in olds | news or new not in olds | news:
        return contradict("")
    return doubt("it is not clear which of its names is meant")


def _explain_one_sided(
    texts: TwoTexts, thread: ClauseThread, other: ClauseThread | None, said: ClaimStatement
) -> ClaimFinding:
    """Returns what holds of a clause that is said to be renamed, and is in one text only."""
    evidence = texts.show_clauses(thread, other)
    change = texts.change_of(thread)
    is_lost = change is None or not (change.flows or change.succeeded_by or change.prose_in)
    if is_lost and thread.old and not thread.new and other != thread:
        return turn_if_denied(contradict("the older clause was deleted", *evidence), said)
    return doubt(f"only {TEXT_NAMES['new' if thread.new else 'old']} has the clause", *evidence)


def check_named_anew(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause has another id; one with another title alone may be meant too."""
    evidence = texts.show_clauses(thread)
    if thread.old is None or thread.new is None:
        return doubt(f"only {TEXT_NAMES['new' if thread.new else 'old']} has the clause", *evidence)
    told = f"it was `{thread.old.id}`, and is `{thread.new.id}` now"
    if _names(thread.old) == _names(thread.new):
        return turn_if_denied(contradict("it has the same name in both texts", *evidence), said)
    if thread.old.id == thread.new.id:
        return doubt("it has the same id and another title", *evidence)
    return turn_if_denied(support(told, *evidence), said)


def check_retitled(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause had one title and has another now."""
    evidence = texts.show_clauses(thread)
    if thread.old is None or thread.new is None:
        return doubt(f"only {TEXT_NAMES['new' if thread.new else 'old']} has the clause", *evidence)
    if any(_written(one) != _title(thread.old) for one in said.sources):
        return contradict(f"it was called “{_title(thread.old)}”", *evidence)
    if any(_written(one) != _title(thread.new) for one in said.targets):
        return contradict(f"it is called “{_title(thread.new)}” now", *evidence)
    if _title(thread.old) == _title(thread.new):
        return contradict("it has the same title in both texts", *evidence)
    return support(f"it was called “{_title(thread.old)}”", *evidence)


def check_parted(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether the text of a clause went to others, as a sentence says that it was split or merged."""
    targets = [texts.thread(target) for target in said.targets]
    evidence = texts.show_clauses(thread, *targets)
    change = texts.change_of(thread)
    if thread.old is None or any(target is None or target.new is None for target in targets):
        return doubt("it is not clear which clauses are meant", *evidence)
    heirs = [flow.new for flow in change.leaving] if change else []
    heirs += [heir] if (heir := texts.partner(thread.old)) else []
    reached = [target for target in targets if target and target.new in heirs]
    parted = {
        kind for one in (thread, *targets) if one and (found := texts.change_of(one)) for kind in found.kinds
    }
    if len(reached) == len(targets) and (said.way == "flows" or said.kind in parted):
        return turn_if_denied(support("its text is there now", *evidence), said)
    if not reached:
        return turn_if_denied(contradict("none of its text is there", *evidence), said)
    return doubt("some of its text is there", *evidence)


def check_edited(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause was edited, or was not."""
    evidence = texts.show_clauses(thread)
    if thread.old is None or thread.new is None:
        judge = contradict if said.kind == "unchanged" else doubt
        return judge(f"only {TEXT_NAMES['new' if thread.new else 'old']} has the clause", *evidence)
    change = texts.change_of(thread)
    kinds = frozenset(change.kinds) if change else frozenset()
    great, substance = _GREAT, _SUBSTANCE
    if said.way == "words":
        kinds, great, substance = kinds & _OF_WORDS, _PROSE, _PROSE
    told = (
        f"what changed: {', '.join(kind.replace('_', ' ') for kind in change.kinds)}"
        if change
        else "it did not change"
    )
    if said.kind == "unchanged":
        finding = support(told, *evidence) if not kinds else doubt(told, *evidence)
        finding = contradict(told, *evidence) if kinds & great else finding
    else:
        finding = support(told, *evidence) if kinds & substance else doubt(told, *evidence)
        finding = finding if kinds else contradict(told, *evidence)
    return turn_if_denied(finding, said)


def _names(clause: Clause) -> set[str]:
    return {clause.id, _title(clause)}


def _written(cited: Cited) -> str:
    if not isinstance(cited, CitedClause):
        return fold_typography(cited if isinstance(cited, str) else cited.text)
    name = fold_typography(cited.written)
    is_title = any(name == _title(clause) for clause in (*cited.olds, *cited.news))
    return name if is_title else name.rpartition("#")[2]


def _title(clause: Clause) -> str:
    return fold_typography(clause.title)


def _place(ancestors: tuple[Clause, ...]) -> str:
    return f"under `{ancestors[-1].id}`" if ancestors else "at the top"
