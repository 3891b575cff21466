"""Whether a text may be released, as workflow commands of GitHub Actions, which it shows as annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.lint.github import render_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.review.review_answers import ReleaseAnswer
    from clausetree.output.screen import Screen
    from clausetree.review.release_checks import ReleaseCheck


def render(answer: ReleaseAnswer, _screen: Screen) -> str:
    """Returns a line for each reason why a check failed; a notice where none did."""
    lines = [line for check in answer.checks if not check.ok for line in _write(check)]
    if not lines:
        lines = [render_command("notice", {"title": "release"}, f"`{answer.label}` is ready to be released")]
    return "".join(lines)


def _write(check: ReleaseCheck) -> Iterator[str]:
    message = f"{check.says}\n{check.hint}" if check.hint else check.says
    yield render_command("error", {"title": f"release: {check.name}"}, message)
    for says, path, line in check.details:
        place = {"file": path, "line": line}
        known = {key: value for key, value in place.items() if value is not None}
        yield render_command("error", {"title": f"release: {check.name}", **known}, says)
