"""Results of earlier runs, so that texts which did not change need not be checked again.

One file a spec, named for where the spec is; it holds the findings and a hash of all that they follow from: the texts, the
settings, the chosen rules, and the program's own files. What can't be read, or is of another hash, is as good as none.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from clausetree.lint.finding import Finding
from clausetree.lint.fix import Edit, Fix
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.selection import Chosen
    from clausetree.lint.sources import Sources

_PACKAGE = Path(__file__).parents[1]
_DECISIVE = ("lint", "syntax", "model", "text")  # the packages that findings follow from


class Results(NamedTuple):
    """Where results are kept.

    Attributes:
        folder: The folder; it need not be there yet.
    """

    folder: Path

    def load(self, sources: Sources, chosen: Chosen) -> tuple[Finding, ...] | None:
        """Returns what was found when all was as it is now, or None."""
        try:
            kept = json.loads(self._file(sources).read_bytes())
            return tuple(map(_revive, kept["findings"])) if kept["key"] == _key(sources, chosen) else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def store(self, sources: Sources, chosen: Chosen, findings: tuple[Finding, ...]) -> None:
        """Keeps findings in one step; does without where the folder can't be written."""
        file = self._file(sources)
        written = file.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written.write_text(json.dumps({"key": _key(sources, chosen), "findings": findings}), "utf-8")
            written.replace(file)
        except OSError:
            written.unlink(missing_ok=True)

    def _file(self, sources: Sources) -> Path:
        place = f"{Path.cwd()}\0{sources.snapshot.revision.source}\0{sources.path}"
        return self.folder / f"{_hash(place)[:32]}.json"


def default_results() -> Results:
    """Returns where the results of this user are kept."""
    if (
        sys.platform == "linux"
    ):  # platformdirs says the same, and takes as long to import as all rules together
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "clausetree"
    else:
        from platformdirs import user_cache_path  # noqa: PLC0415 - see above

        cache = user_cache_path("clausetree")
    return Results(cache / "lint")


def _key(sources: Sources, chosen: Chosen) -> str:
    """Returns a hash of all that findings follow from."""
    parts = [*_program(), repr(sorted(chosen.codes)), repr(sorted(chosen.severities.items()))]
    for one in (sources, sources.previous):
        if one:
            snapshot = one.snapshot
            parts += (
                one.path,
                one.text,
                repr(snapshot.settings),
                repr(snapshot.profile),
                snapshot.revision.label,
            )
            parts += (part for label, prompts in one.prompts.items() for part in (label, *prompts))
    parts.append((sources.previous and sources.snapshot.changelog()) or "")
    return _hash("\0".join(f"{len(part)}:{part}" for part in parts))


def _program() -> Iterator[str]:
    """Yields the state of this program's files."""
    for name in _DECISIVE:
        for folder, _, files in os.walk(_PACKAGE / name):
            if not folder.endswith("__pycache__"):
                for file in files:
                    status = os.stat(f"{folder}/{file}")  # noqa: PTH116 - a path would cost more than the call
                    yield f"{folder}/{file} {status.st_size} {status.st_mtime_ns}"


def _hash(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def _revive(kept: list[Any]) -> Finding:
    """Returns the finding that a list of its values was made from."""
    finding = Finding(*kept)
    fix = finding.fix
    if fix:
        edits = tuple(Edit(Span(*span), replacement) for span, replacement in fix[0])
        fix = Fix(edits, safe=fix[1])
    return finding._replace(clauses=tuple(finding.clauses), fix=fix)
