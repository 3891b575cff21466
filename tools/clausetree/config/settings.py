"""Settings: what `clausetree.toml` says, typed and frozen."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - msgspec reads annotations when it runs
from datetime import date  # noqa: TC003 - likewise
from typing import Any, Literal, get_args

import msgspec

from clausetree.model.authority import KNOWN_PROFILES, Ladder, Profile
from clausetree.model.declared import Declared, DeclaredKind
from clausetree.model.overriding import Can  # noqa: TC001 - likewise
from clausetree.model.policy import Policy  # noqa: TC001 - msgspec reads annotations when it runs

SETTINGS_FILE = "clausetree.toml"
CUSTOM_PROFILE = "custom"

SeverityWord = Literal["error", "warning", "info", "off"]
SEVERITY_WORDS: tuple[str, ...] = get_args(SeverityWord)
FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON_WORDS: tuple[str, ...] = get_args(FailOn)


class SpecSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[spec]`; paths count from the folder of `clausetree.toml`.

    Attributes:
        name: The name of the spec.
        profile: A known profile's name, or `custom`.
        ladder: A ladder of its own, highest level first.
        file: The spec's text.
        files: The files that its text is read from, in this order, if there are several: paths and patterns such as
            `rules/*.md`.
        changelog: Its changelog. `CHANGELOG.md` is looked for beside `clausetree.toml`, then beside the text.
        examples: The folder of its eval prompt files. `examples` is looked for beside `clausetree.toml`, then beside the text.
        informative: The ids of the chapters without provisions.
        description: What the spec is, in a sentence or two, for the front page of its site; else its own first paragraph.
        publisher: Who publishes it.
        licence: The licence that it is published under, such as `CC0-1.0`.
        url: Its publisher's web page for it.
        language: The language of its text, as a tag of BCP 47 such as `en` or `pt-BR`, for screen readers and browsers.
    """

    name: str | None = None
    profile: str | None = None
    ladder: tuple[str, ...] = ()
    file: str = "model_spec.md"
    files: tuple[str, ...] = ()
    changelog: str = "CHANGELOG.md"
    examples: str = "examples"
    informative: tuple[str, ...] = ()
    description: str | None = None
    publisher: str | None = None
    licence: str | None = None
    url: str | None = None
    language: str | None = None


class ListedRevision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table `[[revision]]`: an older text that the project keeps as a file.

    Attributes:
        label: What it is called; a release date as a rule.
        date: The day it was released; where it is left out, the label's where that is a date.
        file: Its text; where it is left out, `revisions/LABEL.md`.
        profile: Its profile, where that is not the spec's.
        ladder: Its own ladder, where that is not the spec's.
    """

    label: str
    date: date | None = None
    file: str | None = None
    profile: str | None = None
    ladder: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Returns where its text is, from the folder of `clausetree.toml`."""
        return self.file or f"revisions/{self.label}.md"


class LineageSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table `[[lineage]]`: what became of a clause, where comparing the texts can't tell.

    Attributes:
        source: The id that it had; `from` in the file.
        to: The ids of what it became.
        at: The label of the revision in which it happened; `head` if it is not released.
        kind: What happened to it.
    """

    source: str = msgspec.field(name="from")
    to: tuple[str, ...] = ()
    at: str
    kind: DeclaredKind


class LintSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"per_file_ignores": "per-file-ignores", "fail_on": "fail-on"},
):
    """The table `[lint]`. It applies to every spec below `clausetree.toml`; `baseline` and `against` only to the one that it names.

    Attributes:
        select: The codes to check; empty for all.
        ignore: The codes to leave out.
        severity: A severity for a code, where it is not the rule's own.
        baseline: The file of known findings.
        against: The older revision to compare with; turns on the REV rules.
        exclude: Patterns of files to leave out where a folder or a pattern names them.
        per_file_ignores: For a pattern of files the codes to leave out there.
        fail_on: The lowest severity that makes the exit code 1.
        rules: For a rule's name its options, which the rule itself reads.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, SeverityWord] = {}
    baseline: str | None = None
    against: str | None = None
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    fail_on: FailOn = "warning"
    rules: Mapping[str, Mapping[str, Any]] = {}


class UpstreamSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[upstream]`: the spec that this one was forked from.

    Attributes:
        source: Where it is: a path, an address, or a known name.
        base: The label of the revision that was last taken over; once there is a lock file, that says it.
        policy: What to do with what upstream changes: `follow` takes it over, `pin` leaves it, `review` leaves it and says so.
        clauses: For the id of a clause, or of a chapter with all under it, the policy where it is another one; the id that
            it has here, or upstream.
    """

    source: str | None = None
    base: str | None = None
    policy: Policy = "follow"
    clauses: Mapping[str, Policy] = {}


class LadderSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[ladder]`.

    Attributes:
        override: For a level who can override its clauses, a level or `context`, and how.
    """

    override: Mapping[str, Mapping[str, Can]] = {}


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of one `clausetree.toml`.

    Attributes:
        spec: What the spec is, and where its files are.
        revision: The older texts that the project keeps as files.
        lineage: What became of clauses, where comparing the texts can't tell.
        lint: What is checked, and how strictly.
        upstream: The spec that this one was forked from.
        ladder: What the levels mean.
    """

    spec: SpecSettings = SpecSettings()
    revision: tuple[ListedRevision, ...] = ()
    lineage: tuple[LineageSettings, ...] = ()
    lint: LintSettings = LintSettings()
    upstream: UpstreamSettings = UpstreamSettings()
    ladder: LadderSettings = LadderSettings()

    @property
    def declared(self) -> tuple[Declared, ...]:
        """Returns what the tables `[[lineage]]` declare."""
        return tuple(Declared(entry.source, entry.to, entry.at, entry.kind) for entry in self.lineage)

    @property
    def rules_alone(self) -> Settings:
        """Returns what they say of rules; the baseline and the revision to compare with are one spec's own."""
        return Settings(lint=msgspec.structs.replace(self.lint, baseline=None, against=None))

    def profile(self, label: str | None = None) -> Profile | None:
        """Returns the profile stated for the listed revision `label`, else for the spec; None where none is."""
        listed = next((entry for entry in self.revision if entry.label == label), None)
        own = _build_profile(listed.profile, listed.ladder) if listed else None
        return own or _build_profile(self.spec.profile, self.spec.ladder)


def _build_profile(name: str | None, ladder: tuple[str, ...]) -> Profile | None:
    """Returns the profile that `name` and `ladder` state, or None where both are left out."""
    known = next((profile for profile in KNOWN_PROFILES if profile.name == name), None)
    if known or not ladder:
        return known
    return Profile(name=CUSTOM_PROFILE, ladder=Ladder(ladder))
