"""The baseline of a project in which a clause gets another id: what it lets pass is still known by its fingerprint."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.files.encoding import parse_text
from clausetree.history.layouts.spec_layout import join
from clausetree.lint.baseline import parse_baseline, rename_in_baseline
from clausetree.lint.selection import Chosen
from clausetree.project.linting.checking import check_sources
from clausetree.project.linting.sources import load_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.config.settings import Settings
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.lint.finding import Finding


class RenamedBaseline(NamedTuple):
    """The baseline that settings name, after a rename.

    Attributes:
        path: Where it is, in the tree of the project.
        before: Its text.
        after: Its new text.
        lost: How many of its entries about the clause can't follow, since what they let pass was not found again.
    """

    path: str
    before: str
    after: str
    lost: int


def rename_baseline(
    snapshot: Snapshot,
    renamed: tuple[Settings, Mapping[str, str]],
    newest: Snapshot | None,
    ids: tuple[str, str],
) -> RenamedBaseline | None:
    """Returns the baseline that lets the same findings pass after a rename; None where settings name none.

    A fingerprint is a hash of the clause's id and of the words that a finding is about, so it can't be rewritten by
    itself: the texts before and after are linted, by all rules, since nobody knows which ones the baseline was made with.

    Args:
        snapshot: The project before the rename.
        renamed: Its settings after it, and for the path of each spec text that changes the new text, lines as before.
        newest: Its newest revision, which rules about revisions compare with; None where there is none.
        ids: The id that the clause had, and the one that it gets.

    Raises:
        ClausetreeError: The baseline is none.
    """
    settings, texts = renamed
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None or settings.lint.baseline is None:
        return None
    path = join(layout.folder, settings.lint.baseline)
    if not tree.has(path):
        return None
    text = parse_text(tree.load(path), tree.name(path))
    parse_baseline(text, tree.name(path))
    sources = load_sources(snapshot, newest)
    changed = {tree.diagnostic_path(name): new for name, new in texts.items()}
    followed = load_sources(snapshot._replace(settings=settings), newest).with_texts(changed)
    before, after = (dict(_place(check_sources(each, Chosen()).findings)) for each in (sources, followed))
    fingerprints = {
        finding.fingerprint: after[place].fingerprint for place, finding in before.items() if place in after
    }
    return RenamedBaseline(path, text, *rename_in_baseline(text, fingerprints, *ids))


def _place(findings: Iterable[Finding]) -> Iterator[tuple[tuple[object, ...], Finding]]:
    """Yields findings by where they are: a rename stays within lines, so it moves none to another."""
    times: Counter[tuple[object, ...]] = Counter()
    for finding in findings:
        place = finding.path, finding.line, finding.end_line, finding.code
        times[place] += 1
        yield (*place, times[place]), finding
