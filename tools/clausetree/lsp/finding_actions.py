"""What can be done about findings: their fixes, all safe fixes at once, and a comment that allows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import CodeAction, CodeActionKind

from clausetree.lsp.id_renaming import build_workspace_edit, join_edits
from clausetree.lsp.published_findings import build_diagnostic, find_range
from clausetree.text.edit import TextEdit
from clausetree.text.joined_files import find_opening
from clausetree.text.lines import BYTE_ORDER_MARK, find_line_ending
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lsprotocol.types import CodeActionParams, Range, WorkspaceEdit

    from clausetree.lint.finding import Finding
    from clausetree.lsp.spec_session import SpecSession
    from clausetree.lsp.spec_view import SpecView
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.project.live.live_lint import LiveLint

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.clausetree"
"""The kind of the action that makes all safe fixes."""

KINDS = (CodeActionKind.QuickFix.value, FIX_ALL)
"""The kinds of actions that there are."""


async def find_actions(session: SpecSession, path: str, params: CodeActionParams) -> list[CodeAction]:
    """Returns what can be done about the findings in a range."""
    found: list[CodeAction] = []
    if _is_wanted(CodeActionKind.QuickFix.value, params):
        findings = await session.lint(
            lambda lint, view: (view, _find_findings(lint, view, path, params.range))
        )
        found += _build_actions(*findings, path)
    if _is_wanted(FIX_ALL, params):
        view = await session.ask(lambda view: view)
        action = CodeAction("Fix all that is safe to fix (clausetree)", FIX_ALL, data=[view.uri(path)])
        is_asked_for = bool(params.context.only)
        if view.traits.resolves_edits or (
            is_asked_for and (await resolve_action(session, path, action)).edit
        ):
            found.append(action)
    return found


async def resolve_action(session: SpecSession, path: str, action: CodeAction) -> CodeAction:  # noqa: ARG001 - as every question
    """Returns an action with its edits: all safe fixes of the spec; none where there is nothing to fix."""

    def mend(lint: LiveLint, view: SpecView) -> WorkspaceEdit | None:
        texts = {file: (view.text(file), after) for file, after in lint.mend(view.document).items()}
        return build_workspace_edit(view, texts) if texts else None

    action.edit = await session.lint(mend)
    return action


def _is_wanted(kind: str, params: CodeActionParams) -> bool:
    """Returns whether the client asks for actions of a kind, or of a kind that it belongs to."""
    only = params.context.only
    return not only or any(kind == one or kind.startswith(f"{one}.") for one in map(_spell, only))


def _spell(kind: CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, CodeActionKind) else kind


def _find_findings(lint: LiveLint, view: SpecView, path: str, wanted: Range) -> list[Finding]:
    """Returns the findings of a file that are in a range, their fixes verified."""
    positions = view.positions(path)
    first, last = (positions.offset(place) for place in (wanted.start, wanted.end))

    def is_near(found: Diagnostic) -> bool:
        file, span = view.place(found.span)
        return file == path and span.start <= last and first <= span.end

    report = lint.check(view.document, is_near)
    return [
        found
        for found in report.findings
        if found.path == path and _meets(find_range(found, positions), wanted)
    ]


def _meets(one: Range, other: Range) -> bool:
    start, end = ((place.line, place.character) for place in (one.start, one.end))
    first, last = ((place.line, place.character) for place in (other.start, other.end))
    return start <= last and first <= end


def _build_actions(view: SpecView, findings: Sequence[Finding], path: str) -> Iterator[CodeAction]:
    """Yields the fix of each finding, and what allows it."""
    positions = view.positions(path)
    for finding in findings:
        shown = [build_diagnostic(finding, positions)]
        if finding.fix:
            note = "" if finding.fix.safe else " (needs review)"
            yield CodeAction(
                f"Fix {finding.code}{note}: {finding.hint or finding.message}",
                CodeActionKind.QuickFix,
                shown,
                is_preferred=finding.fix.safe or None,
                edit=_edit(view, path, finding.fix.edits),
            )
    for finding in {finding.code: finding for finding in reversed(findings)}.values():
        if view.is_part(path):
            yield CodeAction(
                f"Allow {finding.code} in this clause, with a comment",
                CodeActionKind.QuickFix,
                [build_diagnostic(finding, positions)],
                edit=_edit(view, path, [_allow(view, path, finding)]),
            )


def _allow(view: SpecView, path: str, finding: Finding) -> TextEdit:
    """Returns the edit that puts the comment below the heading of the clause, its reason still to be written.

    Where the heading is in a file before, or there is none, the comment comes first, after front matter.
    """
    text = view.text(path)
    offset = view.offset(path, find_range(finding, view.positions(path)).start)
    start, content, _ = view.content_at(path, offset)
    ending = find_line_ending(text)
    comment = f"<!-- clausetree: allow {finding.code} because  -->"
    if content.heading and start >= 0:
        end = start + content.heading.span.end
        return TextEdit(Span(end, end), f"{ending}{ending}{comment}")
    opening = find_opening(text)
    apart = ending if opening.strip(BYTE_ORDER_MARK) else ""
    if apart and not opening.endswith(("\n", "\r")):
        apart += ending
    below = ending if text.startswith(("\n", "\r"), len(opening)) else ending * 2
    return TextEdit(Span(len(opening), len(opening)), f"{apart}{comment}{below}")


def _edit(view: SpecView, path: str, edits: Sequence[TextEdit]) -> WorkspaceEdit:
    """Returns edits of one file."""
    return join_edits(view, {path: [view.positions(path).edit(one) for one in edits]})
