"""`clausetree export` in a form of rows: to standard output line by line, or to files with the card of the dataset."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.cli.standard_streams import has_reader
from clausetree.cli.terminal import tell, write
from clausetree.config.settings import Settings
from clausetree.export.building import build_inspect_rows, build_rows, count_left_out
from clausetree.export.chat_rows import count_pairless
from clausetree.export.prompt_rows import find_unnamed
from clausetree.history.files.writing import write_text, write_texts
from clausetree.model.errors import ClausetreeError
from clausetree.output.answers import RowsAnswer
from clausetree.output.formats import render_lines
from clausetree.output.rows import dataset_card
from clausetree.output.rows.inspect_task import TASK
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausetree.export.row_values import ExportRow
    from clausetree.export.sample_values import SampleRow
    from clausetree.model.clause import Clause
    from clausetree.project.spec_documents import SpecDocument

_LINES_AT_ONCE = 256
_OUR_SAMPLES = '{"schema_version":"1","id":"inspect-'
"""What a file of samples that we wrote begins with."""


class RowRequest(NamedTuple):
    """What was asked for.

    Attributes:
        document: The document.
        clauses: Those of its clauses whose rows are wanted.
        form: The form of the rows.
        filters: The options that chose among the clauses, as typed.
    """

    document: SpecDocument
    clauses: Sequence[Clause]
    form: str
    filters: Sequence[str]


class _Counted:
    """Rows that are counted while they pass."""

    def __init__(self, rows: Iterable[ExportRow | SampleRow]) -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> Iterator[ExportRow | SampleRow]:
        for row in self._rows:
            self.count += 1
            yield row


def show_rows(request: RowRequest) -> None:
    """Writes rows to standard output, and to standard error how many there are and what is left out."""
    rows = _Counted(_build(request))
    lines = render_lines("export", request.form, RowsAnswer(iter(rows)))
    while (batch := "".join(islice(lines, _LINES_AT_ONCE))) and has_reader():
        write(batch)
    if has_reader():
        _tell(rows.count, _find_left_out(request))


def write_rows(request: RowRequest, output: str) -> None:
    """Writes rows to a file, with the card of the dataset beside it; of samples also the task, where `output` ends with `.py`.

    Raises:
        ClausetreeError: A file can't be written, or the task or one beside it is somebody else's; nothing is written then.
    """
    rows = _Counted(_build(request))
    text = "".join(render_lines("export", request.form, RowsAnswer(iter(rows))))
    left_out = tuple(_find_left_out(request))
    path = Path(output)
    if path.exists() and not path.is_file():
        write_text(output, text)  # a device or a pipe, with nothing beside it
        _tell(rows.count, left_out)
        return
    with_task = request.form == "inspect" and path.suffix == ".py"
    data = path.with_suffix(".jsonl") if with_task else path
    card = data.with_name(f"{data.name}.card.md")
    if with_task:
        _check_ours(path, lambda held: held == TASK, "isn't the task as `clausetree export` writes it")
        _check_ours(data, lambda held: held.startswith(_OUR_SAMPLES))
    _check_ours(card, lambda held: f"\n{dataset_card.MARK}\n" in held)
    texts = {output: TASK} if with_task else {}
    texts |= {str(data): text, str(card): _render_card(request, data.name, rows.count, left_out)}
    write_texts(texts)
    tell(f"wrote {', '.join(f'`{name}`' for name in texts)}")
    _tell(rows.count, left_out)


def _build(request: RowRequest) -> Iterator[ExportRow | SampleRow]:
    document, clauses = request.document, request.clauses
    match request.form:
        case "inspect":
            return build_inspect_rows(document, clauses)
        case "csv":
            return build_rows(document, "jsonl", clauses)
        case "jsonl" | "chat" | "preference" | "prompts" as form:
            return build_rows(document, form, clauses)
    raise AssertionError(request.form)


def _render_card(request: RowRequest, file: str, count: int, left_out: Sequence[str]) -> str:
    document = request.document
    return dataset_card.render_card(
        dataset_card.CardFacts(
            form=request.form,
            file=file,
            revision=document.revision,
            spec=(document.settings or Settings()).spec,
            rows=count,
            filters=request.filters,
            left_out=left_out,
        )
    )


def _check_ours(
    path: Path, is_ours: Callable[[str], bool], told: str = "wasn't written by `clausetree export`"
) -> None:
    """Raises ClausetreeError where a file that would be written is there already and not ours."""
    if not path.exists():
        return
    try:
        held = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        held = ""
    if held.strip() and not is_ours(held):
        raise ClausetreeError(
            f"`{path}` already exists, and {told}", "give `-o` another name, or move that file away"
        )


def _find_left_out(request: RowRequest) -> Iterator[str]:
    """Yields what of the document gives no row, a sentence each."""
    pairless = count_pairless(request.clauses) if request.form == "preference" else 0
    if pairless:
        what = count_noun(pairless, "comparison has", "comparisons have")
        yield f"{what} no pair of a good and a bad response"
    if request.form == "inspect":
        yield from _find_unasked(request)
    if request.form in {"prompts", "inspect"}:
        for label in find_unnamed(request.document):
            path = request.document.snapshot.eval_prompt_path(label)
            yield f"no footnote of a clause names `{path}`"


def _find_unasked(request: RowRequest) -> Iterator[str]:
    """Yields which conversations and comparisons are in no sample, a sentence each."""
    silent, later = count_left_out(request.document, request.clauses)
    if silent:
        what = count_noun(silent, "conversation has", "conversations have")
        yield f"{what} no message before the response"
    if later:
        what = count_noun(later, "comparison comes", "comparisons come")
        yield f"{what} after the first one of the conversation"


def _tell(count: int, left_out: Iterable[str]) -> None:
    for line in chain((count_noun(count, "row"),), (f"left out: {what}" for what in left_out)):
        tell(line)
