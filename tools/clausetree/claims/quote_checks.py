"""What the two texts say of quoted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.claim import TEXT_NAMES, ClaimFinding
from clausetree.claims.edit_spots import find_edit
from clausetree.claims.findings_joined import contradict, doubt, support, turn_if_denied
from clausetree.text.excerpt import cut_text
from clausetree.text.folded_text import fold_quotation
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from clausetree.claims.citations_read import CitedQuote
    from clausetree.claims.claim import TextSide
    from clausetree.claims.statement import ClaimStatement
    from clausetree.claims.two_texts import ClauseThread, FoundQuote, TwoTexts
    from clausetree.query.quotation import Quoted

_OTHER: dict[TextSide, TextSide] = {"old": "new", "new": "old"}
_LONGEST = 80  # characters of a quote that is told
_FEW = 2  # words, of which fewer stand in too many places to tell anything of a whole text


def check_quote(texts: TwoTexts, said: ClaimStatement, quote: CitedQuote) -> ClaimFinding:
    """Returns what holds of what a sentence says of some quoted words."""
    if said.kind == "moved":
        return _check_moved(texts, said, quote)
    scope = texts.thread(said.place) if said.place else None
    if said.place and scope is None:
        return doubt("the name of the clause fits several clauses")
    old, new = texts.find("old", quote.text, scope), texts.find("new", quote.text, scope)
    if missing := _find_missing(texts, quote, old, new):
        return missing
    if said.kind == "says":
        return _check_says(texts, said, scope, old, new)
    if said.kind == "kept":
        return _check_kept(texts, old, new)
    here, before = (new, old) if said.kind == "added" else (old, new)
    finding = _check_only(texts, said, quote, (here, before))
    return turn_if_denied(finding, said)


def check_replaced(texts: TwoTexts, said: ClaimStatement, old: CitedQuote, new: CitedQuote) -> ClaimFinding:
    """Returns what holds of one wording that is said to have become another."""
    scope = texts.thread(said.place) if said.place else None
    if said.place and scope is None:
        return doubt("the name of the clause fits several clauses")
    if scope and (edit := find_edit(texts, scope, old.text, new.text)):
        return support("the words were changed that way", *edit)
    if scope and (edit := find_edit(texts, scope, new.text, old.text)):
        return contradict("the words were changed the other way round", *edit)
    for quote in (old, new):
        found = texts.find("old", quote.text, scope), texts.find("new", quote.text, scope)
        if missing := _find_missing(texts, quote, *found):
            return missing
    return _compare_wordings(texts, scope, old, new)


def _compare_wordings(
    texts: TwoTexts, scope: ClauseThread | None, old: CitedQuote, new: CitedQuote
) -> ClaimFinding:
    """Returns what holds of two wordings of which each stands in one of the texts at least."""
    before, after = texts.find("old", old.text, scope), texts.find("new", new.text, scope)
    if before.standing != "yes" or after.standing != "yes":
        return _explain_unreplaced(texts, scope, (old, before), (new, after))
    late, early = texts.find("new", old.text, scope), texts.find("old", new.text, scope)
    for quote, other, found, here in ((old, new, late, before), (new, old, early, after)):
        if found.standing == "yes" and not _is_part(quote, other):
            if len(found.places) != len(here.places) or _is_short(quote, scope):
                return doubt(
                    f"some of the words are in {TEXT_NAMES[found.side]} too", *texts.show_all(here, found)
                )
            evidence = texts.show_all(*_sort(here, found))
            return contradict(f"{TEXT_NAMES[found.side]} says “{_cut(quote.text)}” too", *evidence)
    evidence = texts.show_all(before, after)
    return support("the older text has the first wording, and the newer text the second", *evidence)


def _explain_unreplaced(
    texts: TwoTexts,
    scope: ClauseThread | None,
    old: tuple[CitedQuote, FoundQuote],
    new: tuple[CitedQuote, FoundQuote],
) -> ClaimFinding:
    """Returns what holds where one of two wordings does not stand where it is said to."""
    late, early = texts.find("new", old[0].text, scope), texts.find("old", new[0].text, scope)
    evidence = texts.show_all(old[1], early, late, new[1])
    if old[1].standing != "yes" and late.standing == early.standing == "yes":
        return contradict("it is the other way round", *texts.show_all(early, late))
    if "nearly" in {old[1].standing, new[1].standing}:
        return doubt("the words are there, but not exactly as quoted", *evidence)
    side = "older" if old[1].standing == "no" else "newer"
    if old[1].elsewhere or new[1].elsewhere:
        return doubt("the words are in another clause", *evidence)
    return contradict(f"the {side} text does not say that", *evidence)


def _find_missing(
    texts: TwoTexts, quote: CitedQuote, old: FoundQuote, new: FoundQuote
) -> ClaimFinding | None:
    """Returns that quoted words stand in neither text as they are quoted, where it is so."""
    if old.standing == "yes" or new.standing == "yes" or old.elsewhere or new.elsewhere:
        return None
    anywhere = [texts.find(side, quote.text) for side in _OTHER]
    if all(one.standing == "no" for one in anywhere):
        return ClaimFinding("not_locatable", f"the words “{_cut(quote.text)}” are in neither text")
    return doubt(
        f"the words “{_cut(quote.text)}” are in neither text as quoted; these are the nearest",
        *texts.show_all(*(one for one in anywhere if one.places)),
    )


def _check_says(
    texts: TwoTexts, said: ClaimStatement, scope: ClauseThread | None, old: FoundQuote, new: FoundQuote
) -> ClaimFinding:
    side: TextSide | None = "new" if said.is_news else said.side
    if side is None and scope and (scope.old is None or scope.new is None):
        side = "new" if scope.new else "old"
    if side is None:
        return turn_if_denied(_check_either(texts, scope, old, new), said)
    here, other = (new, old) if side == "new" else (old, new)
    if here.standing != "yes":
        return turn_if_denied(_explain_absent(texts, scope, here, other), said)
    if said.is_news and other.standing != "no" and not said.is_denied:
        return _explain_both(texts, here, other, is_wording=True)
    too = f"; {TEXT_NAMES[other.side]} says it too" if other.standing == "yes" else ""
    return turn_if_denied(
        support(f"{TEXT_NAMES[side]} says it{too}", *texts.show_all(*_sort(here, other))), said
    )


def _check_either(
    texts: TwoTexts, scope: ClauseThread | None, old: FoundQuote, new: FoundQuote
) -> ClaimFinding:
    """Returns what holds of words that are said to stand there, without a word on which text is meant."""
    if scope and old.standing == new.standing == "no":
        return _explain_absent(texts, scope, new if new.elsewhere else old, old)
    if old.standing == new.standing == "yes":
        return support("both texts say it", *texts.show_all(old, new))
    only = "older" if old.standing == "yes" else "newer"
    return doubt(
        f"only the {only} text says it, and the sentence does not say which it means",
        *texts.show_all(old, new),
    )


def _explain_absent(
    texts: TwoTexts, scope: ClauseThread | None, here: FoundQuote, other: FoundQuote
) -> ClaimFinding:
    """Returns what holds of words that are said to stand in a text, or in a clause of it, and don't."""
    name, evidence = TEXT_NAMES[here.side], texts.show_all(*_sort(here, other))
    if here.standing == "nearly":
        return doubt(f"{name} has only nearly the same words", *evidence)
    if scope and scope.on(here.side) is None:
        return doubt(f"{name} does not have that clause", *evidence)
    if here.elsewhere:
        return contradict(f"in {name} the words are {_name_place(here.elsewhere[0])}", *evidence)
    if other.standing == "yes" or other.elsewhere:
        return contradict(f"only {TEXT_NAMES[other.side]} says it", *evidence)
    return doubt(f"{TEXT_NAMES[other.side]} has nearly the same words", *evidence)


def _explain_both(texts: TwoTexts, here: FoundQuote, other: FoundQuote, *, is_wording: bool) -> ClaimFinding:
    """Returns what holds of words that only one text is said to have, and both do, or nearly.

    Where the wording is what a sentence speaks of, other words are another wording, however near they are.
    """
    evidence = texts.show_all(*_sort(here, other))
    if other.standing == "nearly" and is_wording:
        return support(f"{TEXT_NAMES[other.side]} has other words there", *evidence)
    if other.standing == "nearly":
        return doubt(f"{TEXT_NAMES[other.side]} has nearly the same words", *evidence)
    if len(here.places) > len(other.places):
        return doubt(f"{TEXT_NAMES[other.side]} says it too, but in fewer places", *evidence)
    still = "still says it" if other.side == "new" else "says it too"
    return contradict(f"{TEXT_NAMES[other.side]} {still}", *evidence)


def _check_kept(texts: TwoTexts, old: FoundQuote, new: FoundQuote) -> ClaimFinding:
    evidence = texts.show_all(old, new)
    if old.standing == new.standing == "yes":
        return support("both texts say it", *evidence)
    if "nearly" in {old.standing, new.standing}:
        return doubt("one of the texts has only nearly the same words", *evidence)
    if old.elsewhere or new.elsewhere:
        return doubt("the words are in another clause of one of the texts", *evidence)
    return contradict(f"only {TEXT_NAMES['old' if old.standing == 'yes' else 'new']} says it", *evidence)


def _check_only(
    texts: TwoTexts, said: ClaimStatement, quote: CitedQuote, found: tuple[FoundQuote, FoundQuote]
) -> ClaimFinding:
    """Returns what holds of words that stand in the one text and are said not to stand in the other."""
    here, other = found
    scope = texts.thread(said.place) if said.place else None
    if here.standing != "yes":
        return _explain_absent(texts, scope, here, other)
    if other.standing != "no":
        if _is_short(quote, scope):
            return doubt("both texts have such short words", *texts.show_all(*_sort(here, other)))
        return _explain_both(texts, here, other, is_wording=said.way == "past")
    evidence = texts.show_all(*_sort(here, other))
    if other.elsewhere:
        place = _name_place(other.elsewhere[0])
        return doubt(f"in {TEXT_NAMES[other.side]} the words are {place}: they moved", *evidence)
    return support(f"only {TEXT_NAMES[here.side]} says it", *evidence)


def _check_moved(texts: TwoTexts, said: ClaimStatement, quote: CitedQuote) -> ClaimFinding:
    source = texts.thread(said.sources[0]) if said.sources else None
    target = texts.thread(said.targets[0]) if said.targets else None
    if (said.sources and source is None) or (said.targets and target is None) or not (source or target):
        return doubt("it is not clear which clauses are meant")
    old, new = texts.find("old", quote.text, source), texts.find("new", quote.text, target)
    if missing := _find_missing(texts, quote, old, new):
        return missing
    evidence = texts.show_all(old, new)
    finding = doubt("it is not clear whether the words moved", *evidence)
    if "nearly" not in {old.standing, new.standing}:
        finding = _compare_places(texts, quote, (source, old), (target, new))
    return turn_if_denied(finding, said)


def _compare_places(
    texts: TwoTexts,
    quote: CitedQuote,
    source: tuple[ClauseThread | None, FoundQuote],
    target: tuple[ClauseThread | None, FoundQuote],
) -> ClaimFinding:
    old, new = source[1], target[1]
    evidence = texts.show_all(old, new)
    for found in (old, new):
        if found.standing == "no":
            where = (
                f"they are {_name_place(found.elsewhere[0])} there"
                if found.elsewhere
                else "it does not say it"
            )
            return contradict(
                f"{TEXT_NAMES[found.side]} does not have the words in that clause: {where}", *evidence
            )
    already = texts.find("old", quote.text, target[0]) if target[0] else None
    left = texts.find("new", quote.text, source[0]) if source[0] else None
    if (already and already.standing == "yes") or (left and left.standing == "yes"):
        same = source[0] is None or target[0] is None or source[0] == target[0]
        return (
            contradict("the words are in the same clause in both texts", *evidence)
            if same
            else doubt("the words are in both clauses in one of the texts", *evidence)
        )
    return support("the words were in the one clause and are in the other now", *evidence)


def _is_short(quote: CitedQuote, scope: ClauseThread | None) -> bool:
    return scope is None and len(find_words(quote.text)) < _FEW


def _is_part(quote: CitedQuote, other: CitedQuote) -> bool:
    return fold_quotation(quote.text).casefold() in fold_quotation(other.text).casefold()


def _sort(here: FoundQuote, other: FoundQuote) -> tuple[FoundQuote, ...]:
    """Returns both, the older text first."""
    return (here, other) if here.side == "old" else (other, here)


def _name_place(place: Quoted) -> str:
    """Returns where words stand, in words that go on from a message."""
    return f"in `{place.locator.clause}`" if place.locator else "before the first heading"


def _cut(text: str) -> str:
    said = " ".join(text.split())
    return cut_text(said, _LONGEST)
