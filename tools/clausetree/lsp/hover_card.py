"""What is shown of a thing under the cursor: a clause, a level, an attribute, a tag, a footnote, a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Hover

from clausetree.lint.rule_page import build_page
from clausetree.lint.suppression import find_allowed
from clausetree.lint.table import load_rule
from clausetree.lsp.dialect_words import ATTRIBUTES, ROLES, SETTINGS, TAGS, VERDICTS
from clausetree.lsp.markdown_words import escape_markdown, quote_code
from clausetree.lsp.pointed_part import find_pointed
from clausetree.syntax.overriding import find_level_overriding, find_level_statements, find_overriding
from clausetree.syntax.plain_text import PlainTexts
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lsprotocol.types import HoverParams, MarkupContent

    from clausetree.lsp.pointed_part import PointedPart
    from clausetree.lsp.spec_view import SpecView
    from clausetree.model.clause import Clause

_SHOWN = 400  # characters of a clause


def find_hover(
    view: SpecView, path: str, params: HoverParams, last_changes: Mapping[str, str]
) -> Hover | None:
    """Returns what is shown of what stands under the cursor; `last_changes` tells, by id, when a clause changed last."""
    pointed = find_pointed(view, path, params.position)
    content = pointed and _describe(view, pointed, last_changes)
    return Hover(content, view.range(path, pointed.span)) if pointed and content else None


def describe_clause(view: SpecView, clause: Clause, last_change: str | None = None) -> MarkupContent:
    """Returns what is shown of a clause: its title, level, who can override it, its first lines, its last change."""
    document = view.document
    overriding = find_overriding(document, clause, document.stated_override, find_level_statements(document))
    facts = [clause.level or "", overriding.says if clause.level else ""]
    first = next((one for one in clause.content.passages if one.kind in {"paragraph", "list", "quote"}), None)
    words = PlainTexts(document).make(clause.content, [first.span]) if first else ""
    if len(words) > _SHOWN:
        words = words[: words.rfind(" ", 0, _SHOWN)] + " …"
    told = f"Last changed in {last_change}" if last_change else ""
    head = (clause.title, clause.id)
    plain = [f"{head[0]} ({head[1]})", ". ".join(filter(None, facts)), words, told]
    marked = [
        f"**{escape_markdown(head[0]) or quote_code(head[1])}** · {quote_code(head[1])}",
        " · ".join(filter(None, (quote_code(facts[0]), escape_markdown(facts[1])))),
        "\n".join(escape_markdown(line) + "  " for line in words.splitlines() if line.strip()),
        f"*{escape_markdown(told)}*" if told else "",
    ]
    return view.traits.mark_up(*("\n\n".join(filter(None, parts)) for parts in (marked, plain)))


def describe_rule(view: SpecView, word: str) -> MarkupContent | None:
    """Returns what is shown of a rule that a suppression names; None where the word names none."""
    codes = find_allowed(word)
    if not codes:
        return None
    if len(codes) == 1:
        page = build_page(load_rule(codes[0])).text
        return view.traits.mark_up(page, page)
    pages = {code: build_page(load_rule(code)).summary for code in codes}
    lines = [f"- `{code}`: {summary}" for code, summary in pages.items()]
    return view.traits.mark_up("\n".join(lines), "\n".join(lines))


def _describe(view: SpecView, pointed: PointedPart, last_changes: Mapping[str, str]) -> MarkupContent | None:
    """Returns what is shown of something; None where nothing is known of it."""
    if pointed.kind in {"id", "clause"}:
        clause = view.document.find(pointed.value)
        return clause and describe_clause(view, clause, last_changes.get(clause.id))
    if pointed.kind == "rule":
        return describe_rule(view, pointed.value)
    if pointed.kind == "level":
        return _describe_level(view, pointed.value)
    if pointed.kind == "footnote":
        return _describe_footnote(view, pointed.value)
    meanings = {
        "attribute": ATTRIBUTES,
        "tag": TAGS,
        "role": ROLES,
        "verdict": VERDICTS,
        "setting": SETTINGS,
    }[pointed.kind]
    meaning = meanings.get(pointed.value.lower() if pointed.kind in {"role", "verdict"} else pointed.value)
    if meaning is None and pointed.kind == "tag":
        meaning = _count_tagged(view, pointed.value)
    if meaning is None:
        return None
    return view.traits.mark_up(
        f"{quote_code(pointed.value)}: {escape_markdown(meaning)}", f"{pointed.value}: {meaning}"
    )


def _describe_level(view: SpecView, level: str) -> MarkupContent | None:
    document, ladder = view.document, view.document.ladder
    rank = ladder.rank(level)
    if rank is None:
        return None
    statements = find_level_statements(document)
    who = find_level_overriding(document, level, document.stated_override, statements).says
    place = f"level {rank + 1} of {len(ladder)}, highest first: {', '.join(ladder)}"
    return view.traits.mark_up(
        f"{quote_code(level)}: {escape_markdown(place)}\n\n{escape_markdown(who)}",
        f"{level}: {place}\n\n{who}",
    )


def _describe_footnote(view: SpecView, label: str) -> MarkupContent:
    if label not in view.prompt_texts:
        text = f"no eval prompt file `{label}.md`"
        return view.traits.mark_up(escape_markdown(text), text)
    count = len(view.document.prompts[label].examples)
    text = count_noun(count, "eval prompt")
    return view.traits.mark_up(f"{text} in {quote_code(f'{label}.md')}", f"{text} in {label}.md")


def _count_tagged(view: SpecView, tag: str) -> str:
    count = sum(tag in clause.tags for clause in view.document.clauses)
    return f"a tag of {count_noun(count, 'clause')}"
