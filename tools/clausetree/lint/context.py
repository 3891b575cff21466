"""What rules look at beside the document: indexes that several of them share, and the files around the spec."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.fate import tell_fate
from clausetree.lint.prose_blocks import ProseBlock, find_prose
from clausetree.lint.sound_examples import find_sound_examples, find_sound_messages
from clausetree.lint.terms import Mentions, spellings
from clausetree.model.reference import LinkedPath
from clausetree.model.revision import HEAD
from clausetree.syntax.informative import find_informative
from clausetree.syntax.slugs import make_slugs
from clausetree.text.joined_files import find_lines, name_part
from clausetree.text.nearest import KnownWords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.lint.fate import Fate
    from clausetree.model.clause import Clause, Content
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.example import Comparison, Example, Message
    from clausetree.model.reference import FileLink
    from clausetree.text.joined_files import TextPart


class DocumentPart(NamedTuple):
    """What one clause says itself; spans in `content` count from `start`.

    Attributes:
        clause: None for the text before the first heading.
        start: The offset in the document.
        content: What it says.
    """

    clause: Clause | None
    start: int
    content: Content


class Previous:
    """The revision that a document is compared with."""

    __slots__ = ("compare", "declared", "document", "label", "prompts")

    def __init__(
        self,
        document: Document,
        prompts: Sequence[EvalPrompts],
        label: str,
        declared: Sequence[Declared] = (),
        compare: Callable[[], ChangeSet] | None = None,
    ) -> None:
        """Takes what it is compared with, its eval prompt files, and what it is called.

        Args:
            document: The revision.
            prompts: Its eval prompt files.
            label: What it is called.
            declared: What somebody declared of the clauses' history.
            compare: Returns what changed since; None where the two texts alone tell.
        """
        self.document = document
        self.prompts = prompts
        self.label = label
        self.declared = declared
        self.compare = compare


class Context:
    """One document, indexed for rules, with what lies beside it; every index is made once, when first asked for.

    Attributes:
        document: The spec, read.
        label: What its revision is called.
        prompts: Its eval prompt files; none where it keeps none.
        prompt_paths: What findings call them, by label.
        missing: For each link to a file that is not there the nearest one that is, if one is near.
        changelog: Its changelog; None where there is none.
        previous: The revision that it is compared with; None where none is named.
        text_parts: The files that its text is put together from; none where it is one file.
    """

    def __init__(  # noqa: PLR0913 - what lies beside a spec
        self,
        document: Document,
        *,
        label: str = HEAD,
        informative: Sequence[str] = (),
        prompts: Sequence[EvalPrompts] = (),
        prompt_paths: Mapping[str, str] | None = None,
        missing: Mapping[LinkedPath, str | None] | None = None,
        changelog: str | None = None,
        previous: Previous | None = None,
        text_parts: Sequence[TextPart] = (),
        find_fate: Callable[[str], Fate | None] = lambda _: None,
    ) -> None:
        """Takes a document and what lies beside it.

        `informative` names chapters that hold no provisions; `find_fate` says what history knows of a clause that is gone.
        """
        self.document = document
        self.label = label
        self.prompts = prompts
        self.prompt_paths = prompt_paths or {}
        self.missing = missing or {}
        self.changelog = changelog
        self.previous = previous
        self.text_parts = text_parts
        self._find_known_fate = find_fate
        self._informative = tuple(informative)

    def replace_document(self, document: Document) -> Context:
        """Returns the same surroundings for another text, which is compared with none."""
        return Context(
            document,
            label=self.label,
            informative=self._informative,
            prompts=self.prompts,
            prompt_paths=self.prompt_paths,
            missing=self.missing,
            changelog=self.changelog,
        )

    def find_path(self, link: FileLink, part: DocumentPart) -> LinkedPath:
        """Returns where a link in one of the parts leads, as `missing` has it."""
        return LinkedPath(name_part(self.text_parts, part.start + link.span.start), link.path)

    def name_line(self, line: int) -> str:
        """Returns what messages call a line of the document, from 1: where it has several files, with its file."""
        if not self.text_parts:
            return f"line {line}"
        found = find_lines(self.text_parts, line, line)
        return f"line {found.first} of `{found.path}`"

    @cached_property
    def changes(self) -> ChangeSet | None:
        """Returns what changed since the revision that the document is compared with; None where none is named."""
        previous = self.previous
        if previous is None:
            return None
        from clausetree.diff.documents import diff_documents  # noqa: PLC0415 - most runs compare with nothing

        if previous.compare:
            return previous.compare()
        return diff_documents(previous.document, self.document, previous.declared)

    def find_fate(self, gone: str) -> Fate | None:
        """Returns what became of the clause that had an id which no clause has now; None where none is known to have had it.

        What the document is compared with goes before what else is known of its history, unless that knows more.
        """
        fate = self._compare_fate(gone)
        return fate if fate and fate.is_final else self._find_known_fate(gone) or fate

    def _compare_fate(self, gone: str) -> Fate | None:
        """Returns what became of a clause of the revision that the document is compared with; None where it had none."""
        previous = self.previous
        old = previous.document.clause(gone) if previous else None
        changes = self.changes if old else None
        if previous is None or old is None or changes is None:
            return None
        change = next(one for one in changes.clauses if one.old and one.old.start == old.start)
        return tell_fate(change, previous.label)

    @cached_property
    def parts(self) -> tuple[DocumentPart, ...]:
        """Returns the text before the first heading and every clause, in the order of the text."""
        document = self.document
        preamble = DocumentPart(None, len(document.mark), document.preamble)
        return (
            preamble,
            *(DocumentPart(clause, clause.start, clause.content) for clause in document.clauses),
        )

    @cached_property
    def prose(self) -> tuple[tuple[ProseBlock, ...], ...]:
        """Returns for each of the parts its paragraphs and list items."""
        return tuple(find_prose(part.content) for part in self.parts)

    @cached_property
    def ids(self) -> Mapping[str, Clause]:
        """Returns the first clause of each id."""
        return {clause.id: clause for clause in reversed(self.document.clauses)}

    @cached_property
    def known_ids(self) -> KnownWords:
        """Returns the ids of clauses, to be asked which one was meant."""
        return KnownWords(self.ids)

    @cached_property
    def known_names(self) -> KnownWords:
        """Returns what links to clauses say, and the names that HTML gives to places, to be asked which one was meant."""
        anchors = (anchor.name for part in self.parts for anchor in part.content.anchors)
        return KnownWords((*self._targets, *anchors))

    @cached_property
    def known_targets(self) -> KnownWords:
        """Returns what links to clauses say, to be asked which one was meant."""
        return KnownWords(self._targets)

    @cached_property
    def _targets(self) -> tuple[str, ...]:
        """Returns the ids of clauses; where none is stated, what readers of Markdown make of the heading goes first.

        Where people read the file, a link to such a clause by the id that is made for it leads nowhere.
        """
        made = (clause.title for clause in self.document.clauses if clause.made)
        return (*(slugs[0] for slugs in make_slugs(made) if slugs), *self.ids)

    @cached_property
    def mentions(self) -> Mentions:
        """Returns where the text has the terms that it defines."""
        defined = (term.term for clause in self.document.clauses for term in clause.definitions)
        parts = ((part.start, part.content.source) for part in self.parts)
        return Mentions(parts, (spelling for term in defined for spelling in spellings(term)))

    @cached_property
    def children(self) -> tuple[tuple[Clause, ...], ...]:
        """Returns for each clause, by its place in the document, the clauses right under it."""
        children: list[list[Clause]] = [[] for _ in self.document.clauses]
        for clause in self.document.clauses:
            if clause.parent is not None:
                children[clause.parent].append(clause)
        return tuple(tuple(found) for found in children)

    @cached_property
    def informative(self) -> tuple[bool, ...]:
        """Returns for each clause, by its place in the document, whether its chapter is for information only."""
        return find_informative(self.document, self._informative)

    @cached_property
    def misplaced(self) -> tuple[bool, ...]:
        """Returns for each clause, by its place in the document, whether it is too deep for what it stands in."""
        parents = map(self.document.parent, self.document.clauses)
        return tuple(
            parent is not None and clause.depth > parent.depth + 1
            for clause, parent in zip(self.document.clauses, parents, strict=True)
        )

    @cached_property
    def provisions(self) -> tuple[Clause, ...]:
        """Returns the clauses that carry a level."""
        return tuple(clause for clause in self.document.clauses if clause.level is not None)

    @cached_property
    def examples(self) -> tuple[tuple[DocumentPart, Example], ...]:
        """Returns the examples whose conversations can be read; about the others the reader has spoken."""
        return tuple((part, example) for part in self.parts for example in find_sound_examples(part.content))

    @cached_property
    def messages(self) -> tuple[tuple[DocumentPart, Message], ...]:
        """Returns the messages of these examples."""
        return tuple((part, message) for part in self.parts for message in find_sound_messages(part.content))

    @cached_property
    def comparisons(self) -> tuple[tuple[DocumentPart, Example, Comparison], ...]:
        """Returns the comparisons of these examples."""
        return tuple(
            (part, example, comparison)
            for part, example in self.examples
            for comparison in example.conversation.comparisons
        )

    @cached_property
    def footnote_labels(self) -> frozenset[str]:
        """Returns the labels of all footnote marks."""
        return frozenset(mark.label for part in self.parts for mark in part.content.footnotes)

    @cached_property
    def footnotes_at_hand(self) -> frozenset[str]:
        """Returns the labels of footnotes that a mark, a definition or an eval prompt file has."""
        defined = (found.label for part in self.parts for found in part.content.footnote_definitions)
        return self.footnote_labels | self.prompt_labels | frozenset(defined)

    @cached_property
    def tested_labels(self) -> frozenset[str]:
        """Returns the labels of the footnotes whose definitions name a test."""
        definitions = (found for part in self.parts for found in part.content.footnote_definitions)
        return frozenset(found.label for found in definitions if found.names_test)

    @cached_property
    def prompt_labels(self) -> frozenset[str]:
        """Returns the labels that eval prompt files are named by."""
        return frozenset(prompts.label for prompts in self.prompts)
