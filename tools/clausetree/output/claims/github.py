"""Checked claims as workflow commands of GitHub Actions, which it shows as annotations of the file of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.lint.github import render_command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.claims.claim import CheckedClaim, ClaimVerdict
    from clausetree.output.claims.claims_answer import ClaimsAnswer
    from clausetree.output.screen import Screen

_COMMANDS: Mapping[ClaimVerdict, str] = {"contradicted": "error", "ambiguous": "warning"}


def render(answer: ClaimsAnswer, _screen: Screen) -> str:
    """Returns an error for each contradicted claim and a warning for each ambiguous one."""
    return "".join(
        render_command(
            _COMMANDS[one.finding.verdict],
            {"title": f"claim {one.finding.verdict}", "file": answer.path, "line": one.claim.line},
            "\n".join(_describe(answer, one)),
        )
        for one in answer.checked
        if one.finding.verdict in _COMMANDS
    )


def _describe(answer: ClaimsAnswer, checked: CheckedClaim) -> Iterator[str]:
    yield checked.finding.why
    for one in checked.finding.evidence:
        yield f"{answer.name(one)}: {' '.join(one.text.split())}"
