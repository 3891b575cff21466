"""What can happen to clauses, passages and examples: closed sets of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Kind = Literal[
    "inserted",
    "deleted",
    "renamed",
    "split",
    "merged",
    "retitled",
    "moved",
    "reordered",
    "relevelled",
    "retagged",
    "edited",
    "references",
    "typographic",
    "examples",
    "eval_prompts",
    "unchanged",
]
"""What happened to a clause. `moved` means another parent, `reordered` another place among the same siblings;
`edited` other words, `references` no more than rewritten ids, `typographic` no more than quotes, dashes and blanks."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind, in the order in which a change lists its own."""

Wording = Literal["kept", "footnotes", "typographic", "references", "edited"]
"""How far two wordings are apart, the least first."""

TextWording = Literal["kept", "typographic", "references", "edited"]
"""How far two texts are apart in which footnote marks are words like others."""

Words = Literal["exact", "typographic", "footnotes", "references", "edited", "deleted", "unknown"]
"""What became of the words that a locator is the address of; `unknown` where the old text has no such part."""

RedlineKind = Literal["inserted", "deleted", "moved", "edited", "references", "typographic", "footnotes"]
"""What happened to a passage, or to the part of it that went to one place."""

Turn = Literal["binds", "explains"]
"""What words do now and did not before: they bind where they were commentary, or are commentary where they bound."""

Way = Literal["came", "went", "stayed"]
"""Whether a moved passage came to a clause, left it, or is at another place in it."""

Successors = Mapping[str, frozenset[str]]
"""For a name of a clause the other names that a reference to it can have been rewritten to: of the same clause, or along with
a rename, a split or a merge."""

Direction = Literal["kept", "promoted", "demoted"]
"""Which way a clause went on the ladder."""

Evidence = Literal["declared", "id", "text", "similarity", "passages"]
"""What told that two clauses are one: the settings; the id; the same text; similar text, title and place; where the
passages went."""

ExampleKind = Literal[
    "inserted",
    "deleted",
    "moved",
    "order",
    "rearranged",
    "retitled",
    "verdict",
    "reason",
    "target",
    "edited",
    "references",
    "typographic",
]
"""What happened to an example: `order`, it changed places with others of its clause; `rearranged`, parts of it, such
as responses, changed places; `verdict` turned, `reason` or
`target` (the violated clause) of a verdict changed."""
