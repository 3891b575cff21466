"""The ways to say what became of a clause, a level or some words; whatever fits none of them is not read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from clausetree.claims.plain_wording import CLAUSE, LEVEL, NEW, OLD, QUOTE, SPEC

if TYPE_CHECKING:
    from clausetree.claims.statement import StatementKind

JOINT = r"(?:, and |, | and | as well as | & )"
_X = f"(?:{CLAUSE}|{QUOTE})"
_SAYS = (
    r"(?:says?|said|states?|stated|reads?|requires?|required|mentions?|mentioned|contains?|contained|includes?|included"
    r"|has|have|had|uses?|demands?|demanded|asks? for|puts it as|has it that|warns?|asserts?|allows?|allowed|writes?|wrote)"
)
_SAY = r"(?:say|state|read|require|mention|contain|include|have|use|demand|ask for|warn|assert|allow|write)"
_BE = r"(?:is|are|was|were|has been|have been|had been|being|gets?|got)"
_WORDS = r"(?: [a-z',-]+)"

_PARTS = {
    "S": f"[{NEW}{OLD}{SPEC}]",
    "N": NEW,
    "O": OLD,
    "C": CLAUSE,
    "CL": f"{CLAUSE}(?:{JOINT}{CLAUSE})*",
    "Q": QUOTE,
    "QL": f"{QUOTE}(?:{JOINT}{QUOTE})*",
    "X": _X,
    "XL": f"{_X}(?:{JOINT}{_X})*",
    "L": LEVEL,
    "SAYS": _SAYS,
    "SAY": _SAY,
    "BE": _BE,
    "IN": r"(?:in|under|within|inside|of|at)",
    "PLACE": rf"(?: (?:in|to|into|under|within|inside|from|of|at) (?:(?P<place1>{CLAUSE})|(?P<side1>[{NEW}{OLD}{SPEC}])))?"
    rf"(?: (?:in|by|with|of|from) (?P<side2>[{NEW}{OLD}{SPEC}]))?",
    "SUB": rf"(?:(?:(?P<place3>{CLAUSE})(?: (?:in|of) (?P<side3>[{NEW}{OLD}{SPEC}]))?|(?P<side4>[{NEW}{OLD}{SPEC}])(?:'s? (?P<place4>{CLAUSE}))?) )?",
    "LEAD": rf"(?P<words1>{_WORDS}{{0,14}}?):?,?",
    "TAIL": rf"(?P<words2>{_WORDS}{{0,10}}?)",
    "ADDS": r"(?:adds?|added|introduces?|introduced|inserts?|inserted|gains?|gained|brings?|brought)(?: in)?",
    "ADDED": r"(?:new|added|introduced|inserted|a new one)",
    "ADD": r"(?:add|introduce|insert|gain|bring)",
    "DROPS": r"(?:drops?|dropped|removes?|removed|deletes?|deleted|cuts?|loses?|lost|strikes?|struck)",
    "DROPPED": r"(?:gone|deleted|removed|dropped|cut|struck)",
    "DROP": r"(?:drop|remove|delete|cut|lose|strike)",
    "UPS": r"(?:promotes?|promoted|raises?|raised|elevates?|elevated|upgrades?|upgraded|lifts?|lifted)",
    "DOWNS": r"(?:demotes?|demoted|lowers?|lowered|downgrades?|downgraded)",
    "UP": r"(?:promote|raise|elevate|upgrade|lift)",
    "DOWN": r"(?:demote|lower|downgrade)",
    "STEPS": rf"(?: from (?P<src>{LEVEL}))?(?:,? (?:up |down )?to (?P<tgt>{LEVEL}))?",
    "BY": rf"(?: (?:in|by|with) [{NEW}{SPEC}])?",
}


class SentencePattern(NamedTuple):
    """A way to say something.

    Attributes:
        kind: What is said.
        pattern: How; its groups are called for what they fill in a statement.
        way: The way of the statement.
    """

    kind: StatementKind
    pattern: re.Pattern[str]
    way: str


_TABLE: tuple[tuple[StatementKind, str, str], ...] = (
    ("added", "(?P<obj><C>) (?:is|was) (?:a )?(?:new|added|introduced)(?: clause)?,? (?:as |at )(?:a |an |the )?(?P<tgt><L>)(?: clause| provision| principle)?<PLACE>", ""),
    ("renamed", "(?P<src><C>) (?:becomes?|became|is now) (?P<tgt><C>)<BY>", ""),
    ("renamed", "(?P<tgt><C>) (?:was|used to be|was formerly|was previously) (?P<src><C>)", ""),
    ("says", "<SUB>(?P<no>omits?|omitted|lacks?|lacked) (?P<obj><XL>)<PLACE>", ""),
    (
        "says",
        "(?P<obj><XL>) (?:is|are|was|were) (?P<no>missing|absent|omitted|left out) (?:from|in|of) (?:(?P<place5><C>)(?: in (?P<side5><S>))?|(?P<side6><S>))",
        "",
    ),
    ("added", "only <N> <SAYS> (?P<obj><XL>)<PLACE>", ""),
    ("dropped", "only <O> <SAYS> (?P<obj><XL>)<PLACE>", ""),
    ("added", "(?P<obj><XL>) (?:is|are|was|were|stands?|stood|appears?|appeared) only in <N>", ""),
    ("dropped", "(?P<obj><XL>) (?:is|are|was|were|stands?|stood|appears?|appeared) only in <O>", ""),
    ("level_kept", "(?P<obj><CL>) (?:is|are|was|were|stands?) (?:at |a |an )?(?P<tgt><L>) in both", ""),
    (
        "added",
        "<SUB>(?:now )?<ADDS> (?:a |the )?(?:new )?(?P<obj><C>),? (?:as |at )(?:a |an |the )?(?P<tgt><L>)(?: clause| provision| principle)?<PLACE>",
        "",
    ),
    (
        "replaced",
        "(?P<side6><N>) (?:now )?<SAYS> (?P<tgt><Q>) (?:instead of|rather than|in place of|not) (?P<src><Q>)<PLACE>",
        "",
    ),
    (
        "replaced",
        "<SUB>(?:now )?<SAYS> (?P<tgt><Q>) (?:instead of|rather than|in place of) (?P<src><Q>)<PLACE>",
        "",
    ),
    ("replaced", "<SUB>(?P<no>NOT )?(?:replaces?|replaced) (?P<src><Q>) (?:with|by) (?P<tgt><Q>)<PLACE>", ""),
    (
        "replaced",
        "<SUB>(?P<no>NOT )?(?:changes?|changed|rewords?|reworded|rewrites?|rewrote|edits?|edited|turns?|turned)(?: from)? (?P<src><Q>) (?:to|into) (?P<tgt><Q>)<PLACE>",
        "",
    ),
    (
        "replaced",
        "(?P<src><Q>) (?:<BE> )?(?P<no>NOT )?(?:replaced (?:by|with)|changed (?:in)?to|reworded (?:to|as)|becomes?|became|turned into|is now) (?P<tgt><Q>)<PLACE>",
        "",
    ),
    ("replaced", "(?P<src><Q>) → (?P<tgt><Q>)<PLACE>", ""),
    ("kept", "<SUB>still <SAYS><LEAD> (?P<obj><QL>)<TAIL><PLACE>", ""),
    ("kept", "both (?:still )?<SAYS><LEAD> (?P<obj><XL>)<TAIL><PLACE>", ""),
    (
        "kept",
        "(?P<obj><QL>) (?:is|are|stands?|appears?|was|were) (?:still |already )?in both(?: of them)?",
        "",
    ),
    (
        "kept",
        "(?P<obj><QL>) (?:<BE>|remains?|stays?) (?P<no>NOT )?(?:unchanged|untouched|the same|kept)<PLACE>",
        "",
    ),
    ("kept", "<SUB>(?P<no>NOT )?(?:keeps?|kept|retains?|retained) (?P<obj><XL>)(?: unchanged)?<PLACE>", ""),
    ("dropped", "<SUB>no longer <SAYS><LEAD> (?P<obj><XL>)<TAIL><PLACE>", ""),
    (
        "dropped",
        "(?P<obj><XL>) (?:is|are) no longer (?:there|present|<IN> (?:(?P<place5><C>)|(?P<side5><S>)))(?: in <S>)?",
        "",
    ),
    ("dropped", "(?P<obj><XL>) no longer (?:appears?|exists?|stands?)<PLACE>", ""),
    ("dropped", "<SUB>(?P<no>NOT )?(?:<DROPS>|<DROP>) (?P<obj><XL>)<PLACE>", ""),
    (
        "dropped",
        "(?P<obj><XL>) (?:<BE> )?(?P<no>NOT )?(?:now )?<DROPPED><PLACE>(?:, succeeded by (?P<tgt><C>))?",
        "",
    ),
    ("dropped", "<SUB>used to (?:<SAY>|<SAYS>)<LEAD> (?P<obj><QL>)<TAIL><PLACE>", "past"),
    ("relevelled", "<SUB>(?P<no>NOT )?(?:<UPS>|<UP>) (?P<obj><CL>)<STEPS><BY>", "promoted"),
    ("relevelled", "<SUB>(?P<no>NOT )?(?:<DOWNS>|<DOWN>) (?P<obj><CL>)<STEPS><BY>", "demoted"),
    (
        "relevelled",
        "<SUB>(?:drops?|dropped|(?:moves?|moved) down) (?P<obj><CL>)(?: down)?(?: from (?P<src><L>))? to (?P<tgt><L>)<BY>",
        "demoted",
    ),
    ("relevelled", "(?P<obj><CL>) <BE> (?P<no>NOT )?<UPS><STEPS><BY>", "promoted"),
    ("relevelled", "(?P<obj><CL>) <BE> (?P<no>NOT )?<DOWNS><STEPS><BY>", "demoted"),
    ("relevelled", "(?P<obj><CL>) (?:(?:moves?|moved|goes|went) up|rises?|rose)<STEPS><BY>", "promoted"),
    (
        "relevelled",
        "(?P<obj><CL>) (?:(?:moves?|moved|goes|went) down|falls?|fell|drops?|dropped|slips?|slipped)(?: from (?P<src><L>))? to (?P<tgt><L>)<BY>",
        "demoted",
    ),
    (
        "relevelled",
        "(?P<obj><CL>) (?:<BE> )?(?P<no>NOT )?(?:moves?|moved|goes|went|changes?|changed|relevelled)(?: from (?P<src><L>))? to (?P<tgt><L>)<BY>",
        "",
    ),
    (
        "relevelled",
        "<SUB>(?P<no>NOT )?(?:moves?|moved|changes?|changed|relevels?|relevelled)(?: the level of)? (?P<obj><CL>)(?: from (?P<src><L>))? to (?P<tgt><L>)<BY>",
        "",
    ),
    ("relevelled", "(?P<obj><C>) \\((?P<src><L>) → (?P<tgt><L>)\\)", ""),
    ("relevelled", "(?P<obj><C>):? (?P<src><L>) → (?P<tgt><L>)", ""),
    (
        "level_kept",
        "(?P<obj><CL>) (?:still |remains? |stays? |stayed |remained )(?:(?:is|stands?) )?(?:at |a |an )?(?P<tgt><L>)",
        "",
    ),
    ("level_kept", "(?P<obj><CL>) (?:is|are|was|were|stands?) (?:at |a |an )?(?P<tgt><L>) in both", ""),
    ("level_kept", "(?P<obj><CL>) <BE> still (?:at |a |an )?(?P<tgt><L>)(?: in <S>)?", ""),
    (
        "level",
        "(?P<obj><CL>) (?:is|are|was|were|stands?|stood|sits?|had|has) (?P<no>NOT )?(?P<how>now )?(?:at |a |an |of )?(?P<tgt><L>)<PLACE>",
        "",
    ),
    ("level", "(?:the )?level of (?P<obj><C>) (?:is|was) (?P<no>NOT )?(?P<how>now )?(?P<tgt><L>)<PLACE>", ""),
    (
        "level",
        "(?P<side6><S>) (?:has|had|gives?|gave|puts?|places?|placed|lists?|marks?)(?: the)? (?P<obj><CL>) (?:at |as |on )?(?:a |an )?(?P<tgt><L>)",
        "",
    ),
    (
        "moved",
        "<SUB>(?P<no>NOT )?(?:moves?|moved|relocates?|relocated) (?P<obj><XL>)(?: from (?P<src><C>))?(?: (?:to|into|under) (?P<tgt><C>|the top))?<BY>",
        "",
    ),
    (
        "moved",
        "(?P<obj><XL>) (?:(?:<BE> )?(?P<no>NOT )?(?:moved|relocated|moves?)|now (?:stands?|sits?|lives?)|goes|went)(?: from (?P<src><C>))? (?:to|into|under|in) (?P<tgt><C>|the top)<BY>",
        "",
    ),
    ("moved", "(?P<obj><XL>) (?:<BE> )?(?P<no>NOT )?moved from (?P<src><C>)<BY>", ""),
    (
        "renamed",
        "<SUB>(?P<no>NOT )?(?:renames?|renamed|retitles?|retitled) (?P<src><C>) (?:to|as|into) (?P<tgt><X>)<BY>",
        "",
    ),
    (
        "renamed",
        "(?P<src><C>) (?:(?:<BE> )?(?P<no>NOT )?(?:renamed|retitled|called|named)(?: to| as| into)?|is now (?:called|named|titled)) (?P<tgt><X>)<BY>",
        "",
    ),
    ("renamed", "(?P<src><C>) → (?P<tgt><X>)", ""),
    ("renamed", "(?P<tgt><C>) (?:was|is) (?:renamed|retitled) from (?P<src><X>)<BY>", ""),
    (
        "renamed",
        "(?P<tgt><C>) (?:was|used to be|was formerly|was previously) (?:called|named|titled) (?P<src><X>)",
        "",
    ),
    ("retitled", "(?P<obj><C>) (?:<BE> )?(?:retitled|renamed) from (?P<src><X>) to (?P<tgt><X>)<BY>", ""),
    ("retitled", "<SUB>(?:retitles?|renames?) (?P<obj><C>) from (?P<src><X>) to (?P<tgt><X>)<BY>", ""),
    ("split", "<SUB>(?P<no>NOT )?splits? (?P<obj><C>) (?:up )?(?:into|between|among) (?P<tgt><CL>)<BY>", ""),
    (
        "split",
        "(?P<obj><C>) (?:<BE> )?(?P<no>NOT )?split (?:up )?(?:into|between|among) (?P<tgt><CL>)<BY>",
        "",
    ),
    ("merged", "<SUB>(?P<no>NOT )?(?:merges?|merged|folds?|folded) (?P<obj><CL>) into (?P<tgt><C>)<BY>", ""),
    ("merged", "(?P<obj><CL>) (?:<BE> )?(?P<no>NOT )?(?:merged|folded) into (?P<tgt><C>)<BY>", ""),
    ("merged", "(?P<tgt><C>) (?:absorbs?|absorbed) (?P<obj><CL>)<BY>", ""),
    (
        "unchanged",
        "(?P<obj><CL>) (?:<BE>|remains?|stays?|stayed|remained) (?P<no>NOT )?(?:unchanged|untouched|the same|identical)<PLACE>(?: in both)?",
        "",
    ),
    ("unchanged", "<SUB>(?:leaves?|left) (?P<obj><CL>) (?:unchanged|untouched|as (?:it was|they were))", ""),
    (
        "unchanged",
        "(?P<obj><CL>) (?:NOT changed?|(?:has|have|had) NOT changed|<BE> NOT (?:changed|edited|touched))<BY>",
        "",
    ),
    ("unchanged", "nothing changed in (?P<obj><CL>)<BY>", ""),
    (
        "edited",
        "<SUB>(?:changes?|changed|edits?|edited|rewrites?|rewrote|rewords?|reworded|revises?|revised) (?P<obj><CL>)<BY>",
        "",
    ),
    ("edited", "(?P<obj><CL>) (?:<BE> )?(?:changed|edited|rewritten|reworded|revised)<BY>", ""),
    (
        "ladder_renamed",
        "<SUB>(?P<no>NOT )?(?:renames?|renamed) (?P<src><L>) (?:to|as|into) (?P<tgt><L>)<BY>",
        "",
    ),
    (
        "ladder_renamed",
        "(?P<src><L>) (?:(?:<BE> )?(?P<no>NOT )?(?:only |just |merely )?(?:renamed|called)(?: to| as)?|becomes?|became|is now(?: called| named)?) (?P<tgt><L>)<BY>",
        "",
    ),
    (
        "ladder_inserted",
        "<SUB>(?P<no>NOT )?(?:<ADDS>|<ADD>) (?:a |the )?(?:new )?(?:level )?(?P<obj><L>)(?: between (?P<src><L>) and (?P<tgt><L>))?<BY>",
        "",
    ),
    (
        "ladder_inserted",
        "(?P<obj><L>) (?:<BE> )?(?P<no>NOT )?(?:a )?(?:new|added|inserted|introduced)(?: level)?(?: between (?P<src><L>) and (?P<tgt><L>))?<BY>",
        "",
    ),
    ("ladder_deleted", "<SUB>(?P<no>NOT )?(?:<DROPS>|<DROP>) (?:the )?(?:level )?(?P<obj><L>)<BY>", ""),
    ("ladder_deleted", "(?P<obj><L>) (?:<BE> )?(?P<no>NOT )?<DROPPED><BY>", ""),
    (
        "added",
        "<SUB>(?P<no>NOT )?(?:now )?(?:<ADDS>|<ADD>) (?:a |the )?(?:new )?(?:clauses? |sections? |provisions? )?(?P<obj><XL>)<PLACE>",
        "",
    ),
    (
        "added",
        "<SUB>has (?:a |the )?new (?:clauses? |sections? |provisions? |sentences?:? |words:? )?(?P<obj><XL>)<PLACE>",
        "",
    ),
    (
        "added",
        "(?P<obj><XL>) (?:<BE> )(?P<no>NOT )?(?:a |an |all )?(?:brand[ -])?(?:<ADDED>)(?: (?:clauses?|sections?|provisions?|sentences?|words|to|in))?<PLACE>",
        "",
    ),
    ("added", "new(?: clauses?| sections?| provisions?| chapters?)?:? (?P<obj><XL>)<PLACE>", ""),
    ("says", "<SUB>(?P<no>NOT )(?P<how>now )?(?:<SAYS>|<SAY>)<LEAD> (?P<obj><XL>)<TAIL><PLACE>", ""),
    (
        "says",
        "<SUB>(?P<how>now |already |previously |formerly )?(?:<SAYS>)(?: in (?P<place7><C>),?)?<LEAD> (?P<obj><XL>)<TAIL><PLACE>",
        "",
    ),
    (
        "says",
        "(?P<obj><XL>) (?:(?:is|are|was|were) |stands? |stood |appears? |appeared |exists? |existed )(?P<no>NOT )?(?P<how>already |now )?in (?:(?P<place5><C>)(?: in (?P<side5><S>))?|(?P<side6><S>)(?: in (?P<place6><C>))?)",
        "",
    ),
    ("says", "(?P<obj><XL>) NOT (?P<no>)(?:stand|appear|exist|occur)<PLACE>", ""),
)


@lru_cache
def load_patterns() -> tuple[SentencePattern, ...]:
    """Returns the patterns, in the order in which they are tried."""
    return tuple(SentencePattern(kind, re.compile(_fill(pattern)), way) for kind, pattern, way in _TABLE)


def _fill(pattern: str) -> str:
    while (filled := re.sub(r"<([A-Z]+)>", lambda match: _PARTS[match[1]], pattern)) != pattern:
        pattern = filled
    return pattern
