"""Reviews of a change from one revision to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.project.linting.chain_lint import lint_alone, lint_chain
from clausetree.review.change_review import Review, ReviewedText, build_review

if TYPE_CHECKING:
    from clausetree.lint.report import Report
    from clausetree.project.chains import Chain


class ReviewedChain(NamedTuple):
    """A review, and what lint has to say.

    Attributes:
        review: The review.
        report: What lint says of the newer text: of the findings no more than the new ones.
    """

    review: Review
    report: Report

    @property
    def fails(self) -> bool:
        """Returns whether any new finding matters as much as settings say."""
        return self.report.fails(self.report.fail_on)


def review_chain(chain: Chain) -> ReviewedChain:
    """Returns the review of what changed from the first text of a chain to the last.

    Raises:
        ClausetreeError: Settings name no rule, or an option that a rule has not; the baseline is not one.
    """
    old, new = chain.old, chain.new
    report = lint_chain(chain)
    review = build_review(
        chain.diff(),
        ReviewedText(old.revision.label, old.stated_override, lint_alone(old).findings),
        ReviewedText(new.revision.label, new.stated_override, report.findings),
        new.snapshot.changelog(),
    )
    return ReviewedChain(review, report._replace(findings=review.findings))
