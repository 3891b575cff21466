"""The ways to say which text has some words or a clause, and that words were put in the place of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.claims.statement import StatementKind

WORD_PATTERNS: tuple[tuple[StatementKind, str, str], ...] = (
    ("kept", "(?P<obj><XL>) (?:is|are) still (?:there|present|in <S>)(?: in <S>)?", ""),
    ("kept", "(?P<obj><XL>) still (?:exists?|stands?|appears?)(?: in <S>)?", ""),
    (
        "added",
        "(?P<obj><C>) (?:is|was) (?:a )?(?:new|added|introduced)(?: clause)?,? (?:as |at )(?:a |an |the )?(?P<tgt><L>)(?: clause| provision| principle)?<PLACE>",
        "",
    ),
    ("added", "(?:a |the )?new (?P<tgt><L>)[,:]? (?P<obj><C>),?(?: <BE> (?P<no>NOT )?<ADDED>)?<PLACE>", ""),
    (
        "added",
        "<SUB>(?P<no>NOT )?(?:<ADDS>|<ADD>) (?:a |the )?(?:new )?(?P<tgt><L>),? (?P<obj><C>)<PLACE>",
        "",
    ),
    ("added", "(?P<obj><C>) (?:is|was) (?:a )?new (?P<tgt><L>)<PLACE>", ""),
    ("added", "(?P<obj><C>) \\((?P<tgt><L>)\\) (?:is|was) (?P<no>NOT )?<ADDED><PLACE>", ""),
    ("added", "(?:new|added|introduced|inserted) (?P<obj><C>) \\((?P<tgt><L>)\\)", ""),
    ("added", "(?P<obj><CL>) NOT exist(?:ed)? (?:before|earlier|until now)", ""),
    ("dropped", "there (?:is|are) no (?:longer )?(?:a |an )?(?P<obj><CL>)", "gone"),
    (
        "preamble",
        "<S> before the first heading changed \\(only (?:typography|spaces|a byte-order mark)\\)",
        "seemingly",
    ),
    ("preamble", "<S> before the first heading (?:<BE> )?(?P<no>NOT )?(?:changed?|edited)", ""),
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
    ("kept", "(?P<obj><CL>) <BE> (?P<no>NOT )?(?:kept|retained|preserved)<PLACE>", ""),
    ("kept", "<SUB><SAYS><LEAD> (?P<obj><QL>)<TAIL> in both", ""),
    ("kept", "<SUB>(?P<no>NOT )?(?:keeps?|kept|retains?|retained) (?P<obj><XL>)(?: unchanged)?<PLACE>", ""),
    ("dropped", "<SUB>no longer <SAYS><LEAD> (?P<obj><XL>)<TAIL><PLACE>", "past"),
    (
        "dropped",
        "(?P<obj><XL>) (?:is|are) no longer (?:there|present|<IN> (?:(?P<place5><C>)|(?P<side5><S>)))(?: in <S>)?",
        "gone",
    ),
    ("dropped", "(?P<obj><XL>) no longer (?:appears?|exists?|stands?)<PLACE>", "gone"),
    ("dropped", "<SUB>(?P<no>NOT )?(?:<DROPS>|<DROP>) (?P<obj><XL>)<PLACE>", ""),
    ("dropped", "(?P<obj><XL>) (?:is|are) (?P<no>NOT )?(?:now )?gone<PLACE>", "gone"),
    (
        "dropped",
        "(?P<obj><XL>) (?:<BE> )?(?P<no>NOT )?(?:now )?<DROPPED><PLACE>(?:, succeeded by (?P<tgt><C>))?",
        "",
    ),
    ("dropped", "<SUB>used to (?:<SAY>|<SAYS>)<LEAD> (?P<obj><QL>)<TAIL><PLACE>", "past"),
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
    ("added", "(?P<obj><CL>) (?:added|introduced|inserted)<PLACE>", ""),
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
"""For each way the kind of statement, the pattern with names of its parts in angle brackets, and the way."""
