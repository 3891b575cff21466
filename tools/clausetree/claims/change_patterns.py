"""The ways to say what became of a clause, of its level, and of the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.claims.statement import StatementKind

_WORDING = "(?:wording|words|text|prose)"

CHANGE_PATTERNS: tuple[tuple[StatementKind, str, str], ...] = (
    (
        "relevelled",
        "(?:[a-z]+ )?(?:clauses|provisions|sections|principles) (?:<BE> )?<UPS><STEPS><BY>: (?P<obj><CL>)",
        "promoted",
    ),
    (
        "relevelled",
        "(?:[a-z]+ )?(?:clauses|provisions|sections|principles) (?:<BE> )?(?:<DOWNS>|moved? down|go down)<STEPS><BY>: (?P<obj><CL>)",
        "demoted",
    ),
    ("renamed", "(?P<src><C>) (?:becomes?|became|is now) (?P<tgt><C>)<BY>", ""),
    ("renamed", "(?P<tgt><C>) (?:was|used to be|was formerly|was previously) (?P<src><C>)", ""),
    ("renamed", "(?P<tgt><C>) \\((?:formerly|previously|was|once) (?P<src><X>)\\)", ""),
    ("relevelled", "(?P<obj><CL>) (?:is|are) no longer (?:at |a |an )*(?P<src><L>)", ""),
    ("relevelled", "(?P<obj><CL>) used to be (?:at |a |an )*(?P<src><L>)", ""),
    ("relevelled", "(?P<obj><CL>) (?:becomes?|became|has become) (?:a |an )?(?P<tgt><L>)<BY>", ""),
    (
        "relevelled",
        "(?:the )?level of (?P<obj><C>) (?:<BE> )?(?:changes?|changed|goes|went)<STEPS><BY>",
        "",
    ),
    ("relevelled", "(?:the )?level of (?P<obj><C>) <BE> (?P<no>NOT )?<UPS><STEPS><BY>", "promoted"),
    ("relevelled", "(?:the )?level of (?P<obj><C>) <BE> (?P<no>NOT )?<DOWNS><STEPS><BY>", "demoted"),
    ("unlevelled", "(?P<obj><CL>) (?:loses?|lost) (?:its|their) levels?<BY>", ""),
    ("level_kept", "(?P<obj><CL>) (?:keeps?|kept|retains?|retained) (?:its|their|the same) levels?", ""),
    (
        "level_kept",
        "(?:the )?level of (?P<obj><C>) (?:NOT change|<BE> (?:unchanged|the same|kept|NOT changed))",
        "",
    ),
    ("level_kept", "(?P<obj><CL>) (?:is|are|was|were|stands?) (?:at |a |an )?(?P<tgt><L>) in both", ""),
    ("relevelled", "<SUB>(?P<no>NOT )?(?:<UPS>|<UP>) (?P<obj><CL>)<STEPS><BY>", "promoted"),
    ("relevelled", "<SUB>(?P<no>NOT )?(?:<DOWNS>|<DOWN>) (?P<obj><CL>)<STEPS><BY>", "demoted"),
    (
        "relevelled",
        "<SUB>(?:drops?|dropped|(?:moves?|moved) down) (?P<obj><CL>)(?: down)?(?: from (?P<src><L>))? to (?P<tgt><L>)<BY>",
        "demoted",
    ),
    ("relevelled", "(?P<obj><CL>) (?:<BE> )?(?P<no>NOT )?<UPS><STEPS><BY>", "promoted"),
    ("relevelled", "(?P<obj><CL>) (?:<BE> )?(?P<no>NOT )?<DOWNS><STEPS><BY>", "demoted"),
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
    ("relevelled", "<UPS> (?P<obj><C>) \\((?P<src><L>) → (?P<tgt><L>)\\)", "promoted"),
    ("relevelled", "<DOWNS> (?P<obj><C>) \\((?P<src><L>) → (?P<tgt><L>)\\)", "demoted"),
    ("relevelled", "(?P<obj><C>) \\((?P<src><L>) → (?P<tgt><L>)\\)", ""),
    ("relevelled", "(?P<obj><C>):? (?P<src><L>) → (?P<tgt><L>)", ""),
    (
        "level_kept",
        "(?P<obj><CL>) (?:still |remains? |stays? |stayed |remained )(?:(?:is|stands?) )?(?:at |a |an )?(?P<tgt><L>)",
        "",
    ),
    ("level_kept", "(?P<obj><CL>) <BE> still (?:at |a |an )?(?P<tgt><L>)(?: in <S>)?", ""),
    (
        "level",
        "(?P<obj><CL>) (?:is|are|was|were|stands?|stood|sits?|had|has) (?P<no>NOT )?(?P<how>now )?(?:at |a |an |of )?(?P<tgt><L>)<PLACE>",
        "",
    ),
    (
        "level",
        "(?P<obj><CL>) (?:is|are|was|were|had) (?P<no>NOT )?(?:at |a |an )?(?P<tgt><L>) (?P<how>now|before|previously|formerly)",
        "",
    ),
    ("level", "(?:the )?level of (?P<obj><C>) (?:is|was) (?P<no>NOT )?(?P<how>now )?(?P<tgt><L>)<PLACE>", ""),
    (
        "level",
        "(?P<side6><S>) (?:has|had|gives?|gave|puts?|places?|placed|lists?|marks?)(?: the)? (?P<obj><CL>) (?:at |as |on )?(?:a |an )?(?P<tgt><L>)",
        "",
    ),
    ("moved", "<SUB>(?P<no>NOT )?(?:moves?|moved|relocates?|relocated) (?P<obj><CL>)<BY>", "anywhere"),
    (
        "moved",
        "<SUB>(?P<no>NOT )?(?:moves?|moved|relocates?|relocated) (?P<obj><XL>)(?: from (?P<src><C>))?(?: (?:to|into|under) (?P<tgt><C>|the top))?<BY>",
        "",
    ),
    (
        "moved",
        "(?P<obj><XL>) (?:(?:<BE> )?(?P<no>NOT )?(?:moved|relocated|moves?)|now (?:stands?|sits?|lives?)|(?:is )?now (?:a )?part|goes|went)(?: (?:from|out of) (?P<src><C>))? (?:to|into|under|in|of) (?P<tgt><C>|the top)<BY>",
        "",
    ),
    ("moved", "(?P<obj><XL>) (?:<BE> )?(?P<no>NOT )?moved (?:from|out of) (?P<src><C>)<BY>", ""),
    ("moved", "(?P<obj><CL>) (?:<BE> )?(?P<no>NOT )?(?:moved|relocated)<BY>", "anywhere"),
    (
        "renamed",
        "<SUB>(?P<no>NOT )?(?:renames?|renamed|retitles?|retitled) (?P<src><C>) (?:to|as|into) (?P<tgt><X>)<BY>",
        "",
    ),
    (
        "renamed",
        "(?P<src><C>) (?:(?:<BE> )?(?P<no>NOT )?(?:renamed|retitled|called|named)(?: to| as| into)?|is now (?:called|named|titled)) (?P<tgt><X>)(?: now)?<BY>",
        "",
    ),
    ("renamed", "(?:renamed |retitled )?(?P<src><C>) → (?P<tgt><X>)", ""),
    ("renamed", "(?P<tgt><C>) (?:was|is) (?:renamed|retitled) from (?P<src><X>)<BY>", ""),
    (
        "renamed",
        "(?P<tgt><C>) (?:was|used to be|was formerly|was previously) (?:called|named|titled) (?P<src><X>)(?: before| until now)?",
        "",
    ),
    ("named_anew", "(?P<obj><CL>) <BE> (?P<no>NOT )?renamed<BY>", ""),
    ("retitled", "(?P<obj><C>) (?:<BE> )?(?:retitled|renamed) from (?P<src><X>) to (?P<tgt><X>)<BY>", ""),
    ("retitled", "<SUB>(?:retitles?|renames?) (?P<obj><C>) from (?P<src><X>) to (?P<tgt><X>)<BY>", ""),
    ("split", "<SUB>(?P<no>NOT )?splits? (?P<obj><C>) (?:up )?(?:into|between|among) (?P<tgt><CL>)<BY>", ""),
    (
        "split",
        "(?P<obj><C>) (?:<BE> )?(?P<no>NOT )?split (?:up )?(?:into|between|among) (?P<tgt><CL>)<BY>",
        "",
    ),
    (
        "split",
        "(?P<tgt><CL>) <BE> (?P<no>NOT )?(?:split off|split|carved out|taken out) (?:from|of) (?P<obj><C>)<BY>",
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
    (
        "unchanged",
        f"(?P<obj><CL>) (?:keeps?|kept|retains?|retained) (?:its|their|the same) {_WORDING}",
        "words",
    ),
    (
        "unchanged",
        f"(?:the )?{_WORDING} of (?P<obj><CL>) (?:NOT change|<BE> (?:unchanged|the same|kept|NOT changed))",
        "words",
    ),
    ("unchanged", "(?P<obj><CL>) <BE> NOT (?:reworded|rewritten)<BY>", "words"),
    ("edited", f"(?:the )?{_WORDING} of (?P<obj><CL>) (?:<BE> )?(?:changed|edited|revised)<BY>", "words"),
    ("edited", "<SUB>(?:rewrites?|rewrote|rewords?|reworded) (?P<obj><CL>)<BY>", "words"),
    ("edited", "(?P<obj><CL>) (?:<BE> )?(?:rewritten|reworded)<BY>", "words"),
    ("unchanged", "unchanged (?P<obj><CL>)", ""),
    ("unchanged", "nothing changed in (?P<obj><CL>)<BY>", ""),
    (
        "edited",
        "<SUB>(?:changes?|changed|edits?|edited|revises?|revised) (?P<obj><CL>)<BY>",
        "",
    ),
    ("edited", "(?P<obj><CL>) (?:<BE> )?(?:changed|edited|revised)<BY>", ""),
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
    ("ladder_deleted", "(?P<obj><L>) (?:<BE> )?(?P<no>NOT )?<DROPPED>(?: from the ladder)?<BY>", ""),
)
"""For each way the kind of statement, the pattern with names of its parts in angle brackets, and the way."""
