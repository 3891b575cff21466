"""The tool `check_claims`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from clausetree.claims.claim import CLAIM_VERDICTS, ClaimVerdict, TextSide
from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.mcp.agent_answers import (
    AgentValue,
    Count,
    Cursor,
    Excerpt,
    Label,
    Line,
    TwoTextsAnswer,
    build_facts,
    fill_page,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from clausetree.claims.claim import CheckedClaim, Claim, ClaimEvidence
    from clausetree.mcp.served_spec import ServedSpec
    from clausetree.project.chains import Chain

_EVIDENCE = 4


class ClaimsArguments(AgentValue):
    """Which claims, about which revisions, and which page of what was found."""

    text: Annotated[str, Field(min_length=1, max_length=100_000)]
    """Sentences about the two revisions, as Markdown, with ids in backticks and quotations in quotation marks."""
    old: Label = None
    """The label of the older revision; default: the release before the newer one."""
    new: Label = None
    """The label of the newer one; the default is the text in the work tree, of an address the latest release."""
    cursor: Cursor = 0
    """The `next_cursor` of the page before."""
    limit: Count = 25
    """How many claims to return at most."""


class EvidenceFacts(AgentValue):
    """A part of one of the texts that a verdict rests on."""

    side: TextSide
    """Which text: `old` or `new`."""
    locator: Line | None
    """Its address, with the label of the revision; null before the first heading, where there is none."""
    text: Excerpt
    """What it says, quoted from the spec, its first 1,000 characters."""


class VerdictFacts(AgentValue):
    """A claim and its verdict."""

    line: int
    """The line of the given text on which it begins, from 1."""
    claim: Excerpt
    """What it says."""
    verdict: ClaimVerdict
    """What the two texts say of it; `not_locatable` where it cites nothing that can be looked up."""
    why: Excerpt
    """Why, in a sentence without its full stop."""
    evidence: Annotated[tuple[EvidenceFacts, ...], AfterValidator(lambda parts: parts[:_EVIDENCE])]
    """What that rests on, 4 parts at most."""


class CheckedClaims(TwoTextsAnswer):
    """Claims about two revisions, checked, a page at a time."""

    claims: tuple[VerdictFacts, ...]
    """The claims of this page, in their order."""
    summary: dict[ClaimVerdict, int]
    """How many claims there are of each verdict, over all pages."""
    total: int
    """How many there are on all pages."""
    next_cursor: int | None
    """The `cursor` of the next page; null on the last."""


def answer_claims(spec: ServedSpec, given: ClaimsArguments) -> CheckedClaims:
    """Returns what holds of claims."""
    compared = spec.compare(given.old, given.new)
    chain = compared.chain
    labels = chain.old.revision.label, chain.new.revision.label
    checked = check_claims(_read(given.text), compared.changes, *labels)
    page, following = fill_page([_build(one, chain) for one in checked], given.cursor, given.limit)
    counts = Counter(one.finding.verdict for one in checked)
    return CheckedClaims(
        warning=find_warning(chain.old, chain.new),
        old=build_facts(chain.old.revision),
        new=build_facts(chain.new.revision),
        claims=page,
        summary={verdict: counts[verdict] for verdict in CLAIM_VERDICTS},
        total=len(checked),
        next_cursor=following,
    )


def _read(text: str) -> tuple[Claim, ...]:
    try:
        return read_claims(text, STANDARD_INPUT)
    except ClausetreeError:
        raise ClausetreeError("`text` has no claims", "write a sentence for each claim") from None


def _build(checked: CheckedClaim, chain: Chain) -> VerdictFacts:
    def show(part: ClaimEvidence) -> EvidenceFacts:
        document = chain.old if part.side == "old" else chain.new
        locator = write_locator(document, part.locator) if part.locator else None
        return EvidenceFacts(side=part.side, locator=locator, text=part.text)

    return VerdictFacts(
        line=checked.claim.line,
        claim=checked.claim.text,
        verdict=checked.finding.verdict,
        why=checked.finding.why,
        evidence=tuple(map(show, checked.finding.evidence)),
    )


CHECK_CLAIMS = AgentTool(
    "check_claims",
    "Check sentences about a change",
    "Checks sentences that say what a revision says, adds, drops, moves or relevels against the two texts: supported, "
    "contradicted, ambiguous or not locatable. Use it on a summary before you give it.",
    ClaimsArguments,
    CheckedClaims,
    answer_claims,
)
