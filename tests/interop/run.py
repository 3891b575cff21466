"""Exports the rows of the newest release in every form, and loads them with the Python that is named: `make interop`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.bench.measure import BUNDLE
from tests.folders import ROOT, SPEC

FOLDER = ROOT / "build" / "interop" / "rows"
FILES = {
    "jsonl": "jsonl.jsonl",
    "chat": "chat.jsonl",
    "preference": "preference.jsonl",
    "prompts": "prompts.jsonl",
    "csv": "csv.csv",
    "inspect": "task.py",
}
SOURCES = {"real": f"{BUNDLE}@latest", "sample": str(SPEC)}


def main(python: str) -> None:
    for name, source in SOURCES.items():
        if name == "real" and not BUNDLE.is_file():
            print(f"left out: there is no {BUNDLE}")  # noqa: T201
            continue
        folder = FOLDER / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for form, file in FILES.items():
            export = [sys.executable, "-m", "clausetree", "export", source, "--format", form]
            subprocess.run([*export, "-o", str(folder / file)], check=True, cwd=ROOT)
        load = [python, str(ROOT / "tests" / "interop" / "load_rows.py"), str(folder)]
        subprocess.run(load, check=True, env={**os.environ, "HF_HUB_OFFLINE": "1"})


if __name__ == "__main__":
    main(sys.argv[1])
