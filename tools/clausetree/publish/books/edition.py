"""Editions: a revision as the site shows it, with what its pages look up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.model.authority import KNOWN_PROFILES
from clausetree.publish.addresses.page_kinds import REVISION_NAMES
from clausetree.publish.addresses.slug import make_slug
from clausetree.syntax.link_definitions import read_link_targets
from clausetree.syntax.overriding import find_level_statements, find_overriding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.overriding import Can, Overriding
    from clausetree.model.reference import Reference
    from clausetree.model.revision import Revision
    from clausetree.syntax.overriding import Statement

Standing = Literal["newest", "older", "draft", "upstream", "alone"]

_STEPS = {"platform": 1, "root": 1, "system": 2, "developer": 3, "user": 4, "guideline": 5, "tool": 5}
_LAST_STEP = 6


class Term(NamedTuple):
    """A defined term.

    Attributes:
        clause: Where it is defined.
        number: The passage there, from 1.
        term: As written.
        text: What the definition says, as Markdown, its term included.
    """

    clause: Clause
    number: int
    term: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A revision as the site shows it.

    Attributes:
        name: What people call the spec.
        revision: Which text it is.
        document: The text, read.
        standing: Whether it is the newest release, an older one, a draft that is not released, that of upstream, or
            alone: in a preview, which has no pages of other revisions.
        prompts: For a footnote's label its eval prompts.
        slugs: For the offset at which a clause starts the name of its page.
        clauses: For an id the first clause that has it.
        children: For the offset at which a clause starts the clauses right under it; None for the top.
        referrers: For an id the clauses that refer to it, with each of their references.
        link_targets: For a label of a link where the text says that it leads, as markdown-it keeps it.
        footnotes: For a footnote's label what the text says it stands for.
        terms: For a defined term in lower case what is known of it.
        mentions: Finds the terms in a text; None where nothing is defined.
        statements: For levels who can override them, as the text states it.
        override: The same as the settings state it.
        language: The language of the text, as a tag of BCP 47; None where the settings do not say it.
        tips: For a defined term in lower case its definition as plain text; filled while pages are rendered.
    """

    name: str
    revision: Revision
    document: Document
    standing: Standing
    prompts: Mapping[str, EvalPrompts]
    slugs: Mapping[int, str]
    clauses: Mapping[str, Clause]
    children: Mapping[int | None, Sequence[Clause]]
    referrers: Mapping[str, Sequence[tuple[Clause, Reference]]]
    link_targets: dict[str, dict[str, str]]
    footnotes: Mapping[str, str]
    terms: Mapping[str, Term]
    mentions: re.Pattern[str] | None
    statements: Mapping[str, Statement]
    override: Mapping[str, Mapping[str, Can]] = field(default_factory=dict)
    language: str | None = None
    tips: dict[str, str] = field(default_factory=dict)

    @property
    def spoken(self) -> dict[str, str | None]:
        """Returns the attributes of an element that holds text of the spec: its direction and its language."""
        return {"dir": "auto", "lang": self.language}

    @property
    def named(self) -> dict[str, str | None]:
        """Returns the attributes of a title of the spec among words of ours; without a stated language the style sheet does."""
        return self.spoken if self.language else {}

    @property
    def label(self) -> str:
        """Returns what the revision is called."""
        return self.revision.label

    @property
    def chapters(self) -> Sequence[Clause]:
        """Returns the clauses at the top; where there is only one, those right under it."""
        top = self.children.get(None, ())
        return self.children.get(top[0].start, top) if len(top) == 1 else top

    @property
    def provisions(self) -> int:
        """Returns how many of its clauses have a level."""
        return sum(clause.level is not None for clause in self.document.clauses)

    @property
    def examples(self) -> int:
        """Returns how many worked examples it has."""
        return sum(len(clause.examples) for clause in self.document.clauses)

    def slug(self, clause: Clause) -> str:
        """Returns the name of a clause's page."""
        return self.slugs[clause.start]

    def overriding(self, clause: Clause) -> Overriding:
        """Returns who can override a clause."""
        return find_overriding(self.document, clause, self.override, self.statements)

    def path(self, clause: Clause) -> str:
        """Returns where a clause's page stands in the docs folder; with clauses under it, it is a folder's index."""
        slug = self.slug(clause)
        return f"{slug}/index.md" if clause.start in self.children else f"{slug}.md"

    def by_level(self) -> dict[str, list[Clause]]:
        """Returns the clauses at each level: those of the ladder first, highest first, then levels that it lacks."""
        found: dict[str, list[Clause]] = {level: [] for level in self.document.ladder}
        for clause in self.document.clauses:
            if clause.level:
                found.setdefault(clause.level, []).append(clause)
        return found

    def step(self, level: str) -> int:
        """Returns which of the site's colours a level has: 1 for the highest to 5, 6 for one that is not known.

        The published ladders keep a level's colour when a level is put in above it; other ladders count from the top, and
        where they are longer, neighbours share one.
        """
        if self.document.profile in {profile.name for profile in KNOWN_PROFILES} and level in _STEPS:
            return _STEPS[level]
        rank, most = self.document.ladder.rank(level), _LAST_STEP - 1
        if rank is None:
            return _LAST_STEP
        return 1 + rank * most // max(most, len(self.document.ladder.levels))


def build_edition(
    name: str, revision: Revision, document: Document, prompts: Mapping[str, EvalPrompts], standing: Standing
) -> Edition:
    """Returns the edition of one revision."""
    slugs: dict[int, str] = {}
    taken: Counter[str] = Counter()
    clauses: dict[str, Clause] = {}
    children: dict[int | None, list[Clause]] = defaultdict(list)
    referrers: dict[str, list[tuple[Clause, Reference]]] = defaultdict(list)
    terms: dict[str, Term] = {}
    for clause in document.clauses:
        slug = make_slug(clause.id, REVISION_NAMES)
        taken[slug] += 1
        slugs[clause.start] = slug if taken[slug] == 1 else make_slug(f"{clause.id} {taken[slug]}")
        clauses.setdefault(clause.id, clause)
        parent = document.parent(clause)
        children[parent.start if parent else None].append(clause)
        for reference in clause.content.references:
            found = document.find(reference.target)
            referrers[found.id if found else reference.target].append((clause, reference))
        for term in _terms(clause):
            terms.setdefault(term.term.casefold(), term)
    return Edition(
        name=name,
        revision=revision,
        document=document,
        standing=standing,
        prompts=prompts,
        slugs=slugs,
        clauses=clauses,
        children=children,
        referrers=referrers,
        link_targets=read_link_targets(document),
        footnotes=_footnotes(document),
        terms=terms,
        mentions=_mentions(terms),
        statements=find_level_statements(document),
    )


def _footnotes(document: Document) -> dict[str, str]:
    definitions = [found for _, content in document.contents() for found in content.footnote_definitions]
    return {definition.label: definition.target for definition in reversed(definitions)}


def _terms(clause: Clause) -> list[Term]:
    if not clause.defines:
        return []
    source = clause.content.source
    return [
        Term(clause=clause, number=number, term=defined.term, text=defined.span.slice(source))
        for number, passage in enumerate(clause.content.passages, 1)
        for defined in passage.terms
    ]


def _mentions(terms: Mapping[str, Term]) -> re.Pattern[str] | None:
    """Returns what finds the terms, also with a plural's ending, the longest first."""
    if not terms:
        return None
    words = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"\b({words})s?\b", re.IGNORECASE)
