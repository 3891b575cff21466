"""A change set as one HTML page that needs nothing else: no script, no font, no address.

Inline and side by side are two views of one page, switched by style sheet alone. All that a spec says is escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from clausetree.diff.summary import has_changes
from clausetree.output.diff.facts import describe_clause
from clausetree.output.diff.passages import describe_passage, is_unchanged, select_clauses, select_passages
from clausetree.output.diff.phrases import (
    describe_asked_ladder,
    describe_counts,
    describe_groups,
    describe_nothing,
    title_of,
)
from clausetree.text.code_span import split_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.redlines import Redline
    from clausetree.output.answers import ChangesAnswer, Detail
    from clausetree.output.screen import Screen

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1e21; --paper: #fff; --faint: #5f6570; --line: #d8dce2;
  --gone: #ffe3e0; --gone-ink: #8c1d18; --came: #dcf5e3; --came-ink: #0f5b2b; --accent: #1a56b8 }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e6ea; --paper: #16181c; --faint: #9aa1ad; --line: #343942;
  --gone: #4a1f1d; --gone-ink: #ffb4ab; --came: #17402a; --came-ink: #9fe3b5; --accent: #8ab4f8 } }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 16px/1.55 system-ui, sans-serif }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; border-top: 1px solid var(--line); padding-top: 1rem }
h2 code, .place { color: var(--faint); font-weight: normal; font-size: .85rem }
ul.facts { margin: .25rem 0; padding-left: 1.2rem; color: var(--faint) }
table.summary { border-collapse: collapse } table.summary th { text-align: left; vertical-align: top; padding: .15rem 1rem .15rem 0;
  font-weight: 600; white-space: nowrap } table.summary td { padding: .15rem 0 }
.redline { margin: .75rem 0; overflow-wrap: anywhere }
.text { white-space: pre-wrap; border-left: 3px solid var(--line); padding-left: .75rem }
del { color: var(--gone-ink); background: var(--gone) } ins { color: var(--came-ink); background: var(--came); text-decoration: none }
a { color: var(--accent) } .sides { display: none; grid-template-columns: 1fr 1fr; gap: 1rem }
#sides:checked ~ main .sides { display: grid } #sides:checked ~ main .inline { display: none }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr } }
"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<input type="radio" name="view" id="inline" checked> <label for="inline">Inline</label>
<input type="radio" name="view" id="sides"> <label for="sides">Side by side</label>
<main>
{body}
</main>
</body>
</html>
"""


def render(answer: ChangesAnswer, _screen: Screen) -> str:
    """Returns the change set as a page: a summary, then, where more is asked for, clause by clause."""
    changes, detail = answer.changes, answer.detail
    parts = list(_summary(answer))
    if changes.preamble and detail != "summary":
        parts.append("<h2>Before the first heading</h2>")
        parts += [_redline(f"preamble {line.kind}", line, whole=True) for line in changes.preamble]
    for number, change in enumerate(select_clauses(changes, detail), 1):
        parts += _clause(change, number, detail)
    return _PAGE.format(
        title=f"{escape(answer.old.shown)} → {escape(answer.new.shown)}", style=_STYLE, body="\n".join(parts)
    )


def _summary(answer: ChangesAnswer) -> Iterator[str]:
    changes = answer.changes
    if not changes.related:
        yield "<p>The two documents share no clause.</p>"
    nothing = describe_nothing(answer)
    told = nothing or describe_counts(changes, answer.left_out.kinds)
    yield f"<p>{escape(told[:1].upper() + told[1:])}{'.' if nothing else ''}</p>"
    if not has_changes(changes):
        return
    yield '<table class="summary">'
    if ladder := describe_asked_ladder(answer):
        yield _row("ladder", "<br>".join(map(_told, ladder)))
    for name, phrases in describe_groups(changes, answer.left_out.kinds):
        yield _row(name, ("<br>" if " " in phrases[0] else ", ").join(map(_told, phrases)))
    yield "</table>"


def _row(name: str, cell: str) -> str:
    return f"<tr><th>{escape(name)}</th><td>{cell}</td></tr>"


def _clause(change: ClauseChange, number: int, detail: Detail) -> Iterator[str]:
    yield f'<h2 id="change-{number}">{escape(title_of(change))} <code>#{escape(str(change.clause.locator))}</code></h2>'
    yield f'<ul class="facts">{_items(describe_clause(change))}</ul>'
    whole = detail == "everything"
    for line in change.redline if whole else select_passages(change):
        yield _redline(describe_passage(change, line), line, whole=whole)


def _items(facts: Iterable[str]) -> str:
    return "".join(f"<li>{_told(fact)}</li>" for fact in facts)


def _told(sentence: str) -> str:
    """Returns a sentence with what is in backticks in code style."""
    pieces = ((piece, escape(piece.text)) for piece in split_code(sentence))
    return "".join(f"<code>{said}</code>" if piece.is_code else said for piece, said in pieces)


def _redline(label: str, line: Redline, *, whole: bool) -> str:
    place = f'<div class="place">{escape(label)}</div>'
    if is_unchanged(line) and not whole:
        return f'<div class="redline">{place}</div>'
    return (
        f'<div class="redline">{place}'
        f'<div class="text inline">{_runs(line, hidden="")}</div>'
        f'<div class="sides"><div class="text">{_runs(line, hidden="inserted")}</div>'
        f'<div class="text">{_runs(line, hidden="deleted")}</div></div></div>'
    )


def _runs(line: Redline, hidden: str) -> str:
    """Returns the runs but for those of one kind; without the inserted ones, what is kept as it was."""
    tags = {"kept": "{}", "deleted": "<del>{}</del>", "inserted": "<ins>{}</ins>"}
    texts = [
        (run, run.old if run.old is not None and hidden == "inserted" else run.text) for run in line.shown
    ]
    return "".join(tags[run.kind].format(escape(text)) for run, text in texts if run.kind != hidden)
