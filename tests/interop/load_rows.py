"""Loads what `clausetree export` wrote with the tools that it is for; run by `make interop` with a Python that has them."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path

from datasets import load_dataset
from inspect_ai import eval as evaluate
from inspect_ai.model import ChatMessageAssistant, ChatMessageTool, ModelOutput, ModelUsage, get_model

FILES = {
    "jsonl": "jsonl.jsonl",
    "chat": "chat.jsonl",
    "preference": "preference.jsonl",
    "prompts": "prompts.jsonl",
    "csv": "csv.csv",
    "inspect": "task.jsonl",
}


def main(folder: Path) -> None:
    for form, file in FILES.items():
        _load_rows(folder, form, folder / file)
    _load_card(folder)
    _load_task(folder)


def _load_rows(folder: Path, form: str, file: Path) -> None:
    """Loads the rows of a form, and holds them against the lines of the file."""
    csv = form == "csv"
    cache = str(folder / "cache")
    loaded = load_dataset("csv" if csv else "json", data_files=str(file), split="train", cache_dir=cache)
    if not csv:
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        assert loaded.num_rows == len(lines) > 0
        assert [row["id"] for row in loaded] == [line["id"] for line in lines]
        for row, line in zip(loaded, lines, strict=True):
            assert _make_plain(row) == _make_plain(line), line["id"]
    print(f"datasets: {form}: {loaded.num_rows} rows, {len(loaded.column_names)} columns")  # noqa: T201


def _make_plain(value: object) -> object:
    """Returns a value without fields that are null, for a table gives each row the keys of all, and with dates as text.

    `datasets` takes a label such as `2025-10-27` for a date.
    """
    if isinstance(value, dict):
        kept = {key: _make_plain(held) for key, held in value.items()}
        return {key: held for key, held in kept.items() if held not in (None, {})}
    if isinstance(value, datetime):
        return value.date().isoformat()
    return [_make_plain(one) for one in value] if isinstance(value, list) else value


def _load_card(folder: Path) -> None:
    """Loads a dataset from a folder with its card, as a hub has it."""
    hub = folder / "hub"
    hub.mkdir(exist_ok=True)
    (hub / "README.md").write_bytes((folder / f"{FILES['chat']}.card.md").read_bytes())
    (hub / "chat.jsonl").write_bytes((folder / "chat.jsonl").read_bytes())
    loaded = load_dataset(str(hub), split="train", cache_dir=str(folder / "cache"))
    assert loaded.num_rows > 0
    print(f"datasets: a folder with its card: {loaded.num_rows} rows")  # noqa: T201


def _load_task(folder: Path) -> None:
    """Loads the task as `inspect eval` does, and runs two samples with a model that is none."""
    os.chdir(folder)  # tasks are named from the working folder
    from inspect_ai._eval.loader import load_tasks  # noqa: PLC0415 - what `inspect eval` and `inspect list` load with

    (task,) = load_tasks(["task.py"])
    samples = list(task.dataset)
    assert samples
    for sample in samples:
        assert not isinstance(sample.input, str)
        called = [
            call.id
            for message in sample.input
            if isinstance(message, ChatMessageAssistant)
            for call in message.tool_calls or ()
        ]
        answered = [message.tool_call_id for message in sample.input if isinstance(message, ChatMessageTool)]
        assert called == answered
        assert sample.target
        assert sample.metadata
    answer = ModelOutput.from_content("mock", "It complies.\n\nGRADE: C")
    used = {"usage": ModelUsage()}  # or it is counted with a table from the network
    model = get_model("mockllm/model", custom_outputs=[answer.model_copy(update=used) for _ in range(4)])
    (log,) = evaluate("task.py", model=model, limit=2, log_dir="logs", display="none")
    assert log.status == "success", str(log.error)[:2000]
    assert log.results.scores[0].metrics["accuracy"].value == 1.0
    print(f"inspect-ai: task {task.name}: {len(samples)} samples")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
