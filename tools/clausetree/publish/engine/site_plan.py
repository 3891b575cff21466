"""What a site is built from."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from clausetree.config.settings import SpecSettings
from clausetree.model.revision import HEAD
from clausetree.project.publication import find_name
from clausetree.publish.addresses.page_kinds import OVERVIEW_KINDS
from clausetree.publish.books.beside_upstream import UPSTREAM
from clausetree.publish.books.revision_text import RevisionText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.model.declared import Declared
    from clausetree.model.revision import Revision
    from clausetree.project.publication import Publication
    from clausetree.publish.addresses.page_kinds import PageKind
    from clausetree.publish.books.edition import Standing
    from clausetree.publish.engine.configuration import Configuration
    from clausetree.publish.machine.tool_names import ToolName


class SiteFrame(NamedTuple):
    """What all parts of a site have in common.

    Attributes:
        name: What people call the spec.
        base: The MkDocs configuration that each build inherits.
        newest: The newest release's label.
        site_url: Where the root of the site will be; None where that is not known.
        origin: What tells the spec from all others for good.
        kinds: What every page leads to: the kinds of page beside the revisions that the site has.
    """

    name: str
    base: Path
    newest: str
    site_url: str | None
    origin: str
    kinds: tuple[PageKind, ...]

    def standing(self, label: str) -> Standing:
        """Returns what a revision is beside the newest release."""
        return "newest" if label == self.newest else "draft" if label == HEAD else "older"


class SitePlan(NamedTuple):
    """What a site is built from.

    Attributes:
        frame: What all parts have in common.
        texts: The revisions, oldest first.
        guides: The folder of hand-written pages; None where there are none.
        references: Paths and texts of generated Markdown pages about the tool, such as `rules/REF001.md`; where there are
            any, the hand-written pages are about the tool too.
        names: What the search finds by name in them.
        toolchain: For each group of pages about the tool their paths, in their order.
        declared: What the settings declare of the clauses' history.
        notes: For a label what the publisher's changelog says of that release.
        about: What the settings say of the spec.
        upstream: The revision of upstream to show the newest one beside; None where that is not wanted.
        upstream_name: What upstream is called.
    """

    frame: SiteFrame
    texts: tuple[RevisionText, ...]
    guides: Path | None
    references: Mapping[str, str]
    names: Sequence[ToolName] = ()
    toolchain: Mapping[str, Sequence[str]] = MappingProxyType({})
    declared: tuple[Declared, ...] = ()
    notes: Mapping[str, str] = MappingProxyType({})
    about: SpecSettings = SpecSettings()
    upstream: RevisionText | None = None
    upstream_name: str = ""


def plan_site(
    publication: Publication,
    configuration: Configuration,
    references: Mapping[str, str],
    names: Sequence[ToolName] = (),
) -> SitePlan:
    """Returns what the site of a publication is built from.

    Args:
        publication: All revisions of a source.
        configuration: What the hand-written pages and the address of the site are.
        references: Paths and texts of generated pages about the tool.
        names: What the search finds by name in them.
    """
    upstream = publication.upstream
    newest = take_text(publication.newest, publication.newest.revision).read(publication.name, "newest")
    return SitePlan(
        frame=SiteFrame(
            name=publication.name,
            base=configuration.file,
            newest=publication.newest.revision.label,
            site_url=configuration.site_url,
            origin=publication.origin,
            kinds=tuple(kind for kind in OVERVIEW_KINDS if newest.examples or not kind.optional),
        ),
        texts=tuple(
            take_text(snapshot, snapshot.revision, publication.about.language)
            for snapshot in publication.snapshots
        ),
        guides=configuration.guides,
        references=references,
        names=names,
        toolchain=configuration.toolchain,
        declared=publication.declared,
        notes=publication.notes,
        about=publication.about,
        upstream=take_text(upstream, _rename(upstream.revision)) if upstream else None,
        upstream_name=find_name(upstream) if upstream else "",
    )


def take_text(snapshot: Snapshot, revision: Revision, language: str | None = None) -> RevisionText:
    """Returns what the pages of a revision are made from.

    Args:
        snapshot: The revision.
        revision: What it is called on the site.
        language: The language of a text whose own settings don't say it.
    """
    stated = snapshot.settings.spec.language if snapshot.settings else None
    return RevisionText(
        revision=revision,
        text=snapshot.text,
        profile=snapshot.profile,
        prompts=snapshot.eval_prompts(),
        paths=snapshot.paths,
        override=snapshot.settings.ladder.override if snapshot.settings else {},
        language=stated or language,
    )


def _rename(revision: Revision) -> Revision:
    """Returns a revision of upstream as the site calls it."""
    return revision._replace(label=f"{UPSTREAM}{revision.label}")
