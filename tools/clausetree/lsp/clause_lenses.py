"""Lenses above headings: how many examples and eval prompts, and how the clause differs from the last release and upstream."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lsprotocol.types import CodeLens, Command

from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lsprotocol.types import CodeLensParams

    from clausetree.lsp.spec_session import SpecSession
    from clausetree.lsp.spec_view import SpecView
    from clausetree.model.clause import Clause
    from clausetree.project.live.live_history import Difference, Differences

_NONE = ""  # the command of a lens that only tells something


async def find_lenses(session: SpecSession, path: str, params: CodeLensParams) -> list[CodeLens]:  # noqa: ARG001 - as every question
    """Returns the lenses of a file, their words still to be asked for."""
    differences = session.find_differences()
    return await session.ask(lambda view: list(_place(view, path, differences)))


async def resolve_lens(session: SpecSession, path: str, lens: CodeLens) -> CodeLens:  # noqa: ARG001 - likewise
    """Returns a lens with its words."""
    differences = session.find_differences()
    _, kind, clause_id = cast("list[str]", lens.data)

    def tell(view: SpecView) -> str:
        clause = view.document.clause(clause_id)
        return _TELL[kind](view, clause, differences) if clause else ""

    lens.command = Command(await session.ask(tell), _NONE)
    return lens


def _place(view: SpecView, path: str, differences: Differences) -> Iterator[CodeLens]:
    uri = view.uri(path)
    for start, _, clause in view.contents(path):
        if clause is None:
            continue
        place = view.range(path, clause.heading.span.shift(start))
        kinds = ["content"] if clause.examples or clause.footnotes else []
        kinds += ["release"] if clause.id in differences.release else []
        kinds += ["upstream"] if clause.id in differences.upstream else []
        for kind in kinds:
            yield CodeLens(place, data=[uri, kind, clause.id])


def _tell_content(view: SpecView, clause: Clause, _: Differences) -> str:
    files = [view.document.prompts[label] for label in clause.eval_prompts if label in view.prompt_texts]
    prompts = sum(len(found.examples) for found in files)
    counts = [(len(clause.examples), "example"), (prompts, "eval prompt")]
    if not any(number for number, _ in counts):
        counts = [(len(clause.footnotes), "footnote")]
    return " · ".join(count_noun(number, noun) for number, noun in counts if number)


def _tell_difference(found: Difference | None, words: str) -> str:
    if found is None:
        return ""
    kinds = ", ".join(kind.replace("_", " ") for kind in found.kinds)
    return f"{words} {found.label}: {kinds}"


_TELL: Mapping[str, Callable[[SpecView, Clause, Differences], str]] = {
    "content": _tell_content,
    "release": lambda _, clause, found: _tell_difference(found.release.get(clause.id), "changed since"),
    "upstream": lambda _, clause, found: _tell_difference(
        found.upstream.get(clause.id), "differs from upstream"
    ),
}
