"""Taking over a release of upstream: the new texts of all files that it touches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.config.lock import Lock
from clausetree.config.settings import SETTINGS_FILE
from clausetree.config.stated_profile import restate_profile
from clausetree.diff.documents import diff_documents
from clausetree.history.files.encoding import parse_text
from clausetree.history.layouts.spec_layout import join
from clausetree.merge.held.crossings import Crossings
from clausetree.merge.held.held_clauses import tell_loose_names
from clausetree.merge.hunks import MarkerStyle
from clausetree.merge.merged_names.chosen_ids import Choice, find_choices
from clausetree.merge.merging import merge_documents
from clausetree.model.authority import KNOWN_PROFILES
from clausetree.syntax.changelog import add_bullet, find_unreleased
from clausetree.syntax.document import parse_document
from clausetree.text.edit import apply_edits
from clausetree.upstream.holding import find_held, hold_base, revert_clauses
from clausetree.upstream.merged_prompts import find_referring, merge_prompts
from clausetree.upstream.origin import find_base
from clausetree.upstream.policies import build_policies

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.merged_file import MergedFile
    from clausetree.merge.merging import Merged
    from clausetree.model.policy import Policy
    from clausetree.model.revision import Revision
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.upstream.fork import Fork

_HEADING = re.compile(r"^##[ \t]", re.MULTILINE)
_UNRELEASED = "## Unreleased"


class Taken(NamedTuple):
    """What taking over a release makes of the files of a fork.

    Attributes:
        release: The revision that it takes over.
        base: The revision that it last took over.
        style: How the conflicts are marked.
        merged: What became of the spec.
        texts: The new text of each file that changes, by path; None where the file goes.
        files: The eval prompt files that change.
        choices: What references are to say where somebody chooses another id than ours.
        held: The clauses that upstream changed and that are left behind, with the policy that says so; None where none does.
        loose: What clauses name that is not there because of that, in sentences.
        lock: What the lock file says afterwards.
    """

    release: Revision
    base: Revision
    style: MarkerStyle
    merged: Merged
    texts: Mapping[str, str | None]
    files: tuple[MergedFile, ...]
    choices: tuple[Choice, ...]
    held: Mapping[str, Policy | None]
    loose: tuple[str, ...]
    lock: Lock

    @property
    def questions(self) -> int:
        """Returns how many decisions it leaves to somebody."""
        return len(self.merged.conflicts) + len(self.asked)

    @property
    def asked(self) -> tuple[MergedFile, ...]:
        """Returns the eval prompt files in which something is left to decide."""
        return tuple(found for found in self.files if found.why)


def take_release(fork: Fork, release: SpecDocument, only: Collection[str] = ()) -> Taken:
    """Returns what taking over a release of upstream makes of a fork; writes nothing.

    Args:
        fork: The fork.
        release: What to take over.
        only: The ids of the clauses to take over; none for all that the policies let through.

    Raises:
        ClausetreeError: The base can't be found, or a text can't be merged.
    """
    taken_last = find_base(fork)
    base = hold_base(fork, taken_last)
    revision = release.revision
    theirs = diff_documents(base, release)
    policies = build_policies(fork, diff_documents(base, fork.document), theirs)
    held = find_held(policies, theirs, only)
    release = revert_clauses(release, base, held)
    style = MarkerStyle((f"base {base.revision.label}", "ours", f"theirs {fork.source}@{revision.label}"))
    merged = merge_documents(base, fork.document, release, style)
    prompts = tuple(merge_prompts(base, fork.document, release, merged, style))
    choices = find_choices(merged.conflicts)
    texts: dict[str, str | None] = {fork.file: merged.text}
    texts |= find_referring(fork, choices)
    texts |= {found.path: found.text for found in prompts}
    texts |= _restate_profile(fork, release)
    tree, layout = fork.document.snapshot.tree, fork.document.snapshot.layout
    notes = fork.document.snapshot.changelog()
    if tree is not None and layout is not None and notes is not None:
        texts[tree.name(layout.changelog)] = note_release(
            notes, f"{fork.source}@{revision.label}", held, only
        )
    return Taken(
        release=revision,
        base=base.revision,
        style=style,
        merged=merged,
        texts=texts,
        files=prompts,
        choices=choices,
        held=held,
        loose=_tell_loose(theirs, release, held, merged) if held else (),
        lock=Lock(
            source=fork.source,
            label=revision.label,
            commit=revision.commit,
            sha256=revision.sha256,
            held=_keep_held(fork, taken_last, held),
        ),
    )


def _tell_loose(
    theirs: ChangeSet, release: SpecDocument, held: Collection[str], merged: Merged
) -> tuple[str, ...]:
    """Returns in sentences what is to look at since clauses are left behind.

    Args:
        theirs: What upstream changed since the base.
        release: What is taken of it.
        held: The clauses that are left behind.
        merged: What became of the spec.
    """
    loose = tell_loose_names(theirs, release, held, parse_document(merged.text))
    return *Crossings(theirs).tell(held), *loose


def _restate_profile(fork: Fork, release: SpecDocument) -> dict[str, str]:
    """Returns the settings with the release's profile, where they state that of the base: its ladder comes with the text."""
    snapshot = fork.document.snapshot
    if snapshot.tree is None or snapshot.layout is None or snapshot.settings is None:
        return {}
    path = join(snapshot.layout.folder, SETTINGS_FILE)
    name = snapshot.tree.name(path)
    text = parse_text(snapshot.tree.load(path), name)
    known = {profile.name for profile in KNOWN_PROFILES}
    if release.profile not in known or snapshot.settings.spec.profile is None:
        return {}
    restated = restate_profile(text, name, snapshot.settings.spec.profile, release.profile)
    return {} if restated == text else {name: restated}


def _keep_held(fork: Fork, base: SpecDocument, held: Collection[str]) -> dict[str, str]:
    """Returns for each clause that is left behind the revision that it still stands at, by commit."""
    before = fork.lock.held if fork.lock else {}
    now = base.revision.commit or base.revision.label
    return {clause: before.get(clause, now) for clause in held}


def note_release(notes: str, name: str, held: Collection[str] = (), only: Collection[str] = ()) -> str:
    """Returns a changelog with a bullet that names a release and what is left behind, in the entry of no revision.

    Args:
        notes: The changelog.
        name: The release.
        held: The clauses that are left behind.
        only: The clauses that were asked for; none for all.
    """
    left = f", but for {_list_ids(held)}" if held else ""
    what = f"{_list_ids(only)} of `{name}` from upstream" if only else f"`{name}` from upstream{left}"
    bullet = f"Takes over {what}."
    entry = find_unreleased(notes)
    if entry:
        return apply_edits(notes, [add_bullet(notes, entry, bullet)])
    first = _HEADING.search(notes)
    before, after = (notes[: first.start()], notes[first.start() :]) if first else (notes.rstrip(), "")
    gap = "\n\n" if before and not before.endswith("\n\n") else ""
    return f"{before}{gap}{_UNRELEASED}\n\n- {bullet}\n" + (f"\n{after}" if after else "")


def _list_ids(ids: Collection[str]) -> str:
    return ", ".join(f"`{clause}`" for clause in ids)
