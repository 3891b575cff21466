"""What commands answer with: the facts that a renderer is given, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.blame import ClauseBlame
    from clausetree.merge.merging import Merged
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.overriding import Overriding
    from clausetree.model.policy import Policy
    from clausetree.model.revision import Revision


Detail = Literal["summary", "changes", "typography", "everything"]
"""How much to show: the summary alone; every changed word; clauses too in which only typography changed; with all that
was kept, inserted and deleted."""


class DocumentAnswer(NamedTuple):
    """A whole document.

    Attributes:
        revision: Which text it is.
        document: The text, read.
    """

    revision: Revision
    document: Document


class TreeAnswer(NamedTuple):
    """The clause tree of a document.

    Attributes:
        revision: Which text it is.
        document: The text, read.
        clauses: Those that were asked for, in document order, each with the clauses that it stands in.
    """

    revision: Revision
    document: Document
    clauses: Sequence[Clause]


class OverridingAnswer(NamedTuple):
    """Who can override a clause.

    Attributes:
        revision: The text that it is in.
        document: The text, read.
        clause: The clause.
        overriding: Who can, and what says so.
    """

    revision: Revision
    document: Document
    clause: Clause
    overriding: Overriding


class ClauseAnswer(NamedTuple):
    """One clause and what belongs to it.

    Attributes:
        revision: The text that it is in.
        document: The text, read.
        clause: The clause.
        prompts: For each of its footnote labels that has a file what the file holds.
        prompt_paths: For these labels what diagnostics call the file.
    """

    revision: Revision
    document: Document
    clause: Clause
    prompts: Mapping[str, EvalPrompts]
    prompt_paths: Mapping[str, str]


class ChangesAnswer(NamedTuple):
    """What changed between two revisions.

    Attributes:
        old: The revision before.
        new: The revision after.
        changes: What changed, as far as it was asked for.
        detail: How much of it to show.
    """

    old: Revision
    new: Revision
    changes: ChangeSet
    detail: Detail = "changes"


class BlameAnswer(NamedTuple):
    """Where the clauses of a revision come from.

    Attributes:
        revision: The revision.
        clauses: Its clauses, in document order.
    """

    revision: Revision
    clauses: Sequence[ClauseBlame]


class MergeAnswer(NamedTuple):
    """What became of three texts.

    Attributes:
        base: What both come from.
        ours: The one side.
        theirs: The other.
        merged: The merged text and what it asks.
        held: The clauses that are left behind, by their ids in the base, with the policy that says so.
    """

    base: Revision
    ours: Revision
    theirs: Revision
    merged: Merged
    held: Mapping[str, Policy] = {}
