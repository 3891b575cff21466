"""Which characters of the specimen are marks, keywords, tags, or names of what is at hand."""

from __future__ import annotations

import re
from typing import NamedTuple

# For each construct what a slip can hit: the groups `a`, `b` … of a match, or all of it where it has none.
_SPEC: tuple[tuple[str, str], ...] = (
    ("heading", r"(?m)^(?P<a>#{1,6} )"),
    ("attribute list", r"(?m)^#{1,6} .*?(?P<a> \{#.*\})$"),
    ("definition", r"(?m)^(?P<a>\*\*)(?:Helper|Operator|Rider|Ticket)(?P<b>\*\*:|:\*\*) "),
    ("ladder", r"(?m)^(?P<a>\d\. \*\*(?:Root|System|Developer|User|Guideline)\*\*:) "),
    ("footnote definition", r"(?m)^(?P<a>\[\^\w+\]: )"),
    ("footnote mark", r"\[\^\w+\](?!:)"),
    ("image", r"(?P<a>!\[)a worn pad(?P<b>\]\(pad\.png\))"),
    ("link to a file", r"(?P<a>\[)the guide(?P<b>\]\(guide\.md\))"),
    ("label", r"(?P<a>\[)(?P<b>old)(?: one)?(?P<c>\](?:\[old\])?)(?!\()"),
    ("label's definition", r"(?m)^(?P<a>\[old\]: #tone \")an older guide(?P<b>\")"),
    ("reference by title", r"\[\?\]\(<?#\w+>?\)"),
    ("reference", r"(?P<a>\[)(?!\?|\^)[^\[\]\n]+(?P<b>\]\(<?#\w+>?)(?: (?P<c>\")[^\"]+(?P<d>\"))?(?P<e>\))"),
    ("place", r"<a id=\"brakes\"></a>"),
    ("HTML link", r"(?P<a><a href=\"#tone\">)the tone(?P<b></a>)"),
    ("address", r"(?P<a><)https://example\.org/brakes(?P<b>>)"),
    ("allow comment", r"(?P<a><!-- clausetree: allow EXM003 because )[^\n]*(?P<b> -->)"),
    ("comment", r"(?P<a><!-- )a note to ourselves(?P<b> -->)"),
    ("commentary", r"(?m)^!!! meta \"Commentary\"$"),
    ("commentary's indent", r"(?m)^(?P<a>    )(?:Riders|- (?:Brakes|Frames))"),
    ("list", r"(?m)^(?P<a>(?:  )?- )(?!Brakes|Frames)"),
    ("quote", r"(?m)^(?P<a>> )"),
    ("table", r"(?m)^(?:(?P<a>\| )\w+(?P<b>[^\n|]*\| )[\w ]*?(?P<c> *\|)|(?P<d>\|-[-|]*))$"),
    ("code fence", r"(?m)^(?:```sh|```)$"),
    ("break", r"(?m)^\*\*\*$"),
    ("formula", r"\\\\[()\[\]]"),
    ("emphasis", r"(?P<a>\*\*)brakes(?P<b>\*\*)|(?P<c>`)stop(?P<d>`)|(?P<e>\*)(?:hand|tone)(?P<f>\*)"),
    ("example", r"(?m)^\*\*Example\*\*: "),
    ("conversation fence", r"(?m)^(?:~~~xml|~~~)$"),
    ("verdict", r"(?P<a><!-- (?:GOOD|BAD|OK)(?:\[#\w+\])?)(?:(?P<b>: )[^\n>]*?)?(?P<c> -->)"),
    ("tag", r"(?m)^(?P<a><assistant )(?P<b>recipient=\")shop\.measure(?P<c>\" end_turn=\"false\">)"),
    ("tag", r"(?m)^(?P<a><tool name=\")shop\.measure(?P<b>\">)|^(?P<c><assistant comment=\")short(?P<d>\">)"),
    ("tag", r"(?m)^</?(?:system|developer|user|assistant|tool|untrusted|settings|comparison)>"),
    ("setting", r"(?m)^(?P<a>(?:max_tokens|interactive|under_18): (?:true)?)"),
    ("omission", r"(?m)^\[\.\.\.\]$"),
)  # fmt: skip

_PROMPTS: tuple[tuple[str, str], ...] = (
    ("first line of eval prompts", r"\A(?P<a>Examples for \[\^ab12\] in )Obey the shop(?P<b>:)"),
    ("example", r"(?m)^\*\*Example\*\*: "),
    ("conversation fence", r"(?m)^(?:~~~xml|~~~)$"),
    ("tag", r"(?m)^</?(?:developer|user)>"),
    ("reference by title", r"\[\?\]\(#\w+\)"),
)


class Site(NamedTuple):
    """A character that a slip can hit."""

    construct: str
    offset: int


def find_sites(text: str, *, prompts: bool = False) -> list[Site]:
    """Returns the characters of a specimen that a slip can hit, each once, in the order of the text."""
    found: dict[int, Site] = {}
    for construct, pattern in _PROMPTS if prompts else _SPEC:
        matches = list(re.finditer(pattern, text))
        assert matches, f"the specimen has no {construct}"
        for match in matches:
            names: list[str | int] = [name for name, part in match.groupdict().items() if part] or [0]
            for name in names:
                for offset in range(*match.span(name)):
                    found.setdefault(offset, Site(construct, offset))
    return [found[offset] for offset in sorted(found)]
