"""Results of earlier runs, kept, so that texts which did not change need not be checked again.

One file a spec, named for where the spec is; it holds the findings and a hash of all that they follow from: the texts, the
settings, the chosen rules, and the program's own files. What can't be read, or is of another hash, is as good as none.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausetree.history.files.cache_folder import find_cache_folder
from clausetree.history.files.writing import replace_file
from clausetree.lint.coverage import Coverage
from clausetree.lint.finding import Finding
from clausetree.lint.report import Checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.selection import Chosen
    from clausetree.project.linting.sources import Sources

_PACKAGE = Path(__file__).parents[2]
_STAMP = 32  # bytes of SHA-256
_DECISIVE = ("project", "lint", "diff", "syntax", "model", "text")  # the packages that findings follow from


class ResultCache:
    """Where results of earlier runs are kept, a file for each spec."""

    def __init__(self, folder: Path) -> None:
        """Takes a folder, which need not be there yet."""
        self._folder = folder

    def load(self, sources: Sources, chosen: Chosen) -> Checked | None:
        """Returns what was found when all was as it is now, or None."""
        try:
            kept = self._file(sources).read_bytes()
        except OSError:
            return None
        stamp, values = kept[:_STAMP], kept[_STAMP:]
        if stamp != _stamp(sources, chosen, values):
            return None
        findings, coverage = marshal.loads(values)  # noqa: S302 - only what bears our stamp, and nothing is run
        return Checked(tuple(map(_revive, findings)), Coverage(*coverage))

    def store(self, sources: Sources, chosen: Chosen, checked: Checked) -> None:
        """Keeps what was found in one step; does without where the folder can't be written."""
        values = marshal.dumps(
            ([_dissolve(finding) for finding in checked.findings], tuple(checked.coverage))
        )
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._file(sources), _stamp(sources, chosen, values) + values)

    def _file(self, sources: Sources) -> Path:
        place = f"{Path.cwd()}\0{sources.snapshot.revision.source}\0{sources.path}"
        return self._folder / sha256(place.encode(errors="surrogatepass")).hexdigest()[:32]


def open_result_cache() -> ResultCache:
    """Returns the cache of this user, which need not be there yet."""
    return ResultCache(find_cache_folder() / "lint")


def _stamp(sources: Sources, chosen: Chosen, values: bytes) -> bytes:
    """Returns a hash of all that findings follow from, and of the findings as they are kept."""
    parts = [
        sys.version,
        *sorted(_program()),
        repr(sorted(chosen.codes)),
        repr(sorted(chosen.severities.items())),
    ]
    for one in (sources, sources.previous):
        if one:
            snapshot = one.snapshot
            parts += (
                one.path,
                one.text,
                repr(snapshot.settings),
                repr(snapshot.profile),
                snapshot.revision.label,
                repr((snapshot.paths, one.missing)),
                repr(snapshot.revision.parts),
            )
            parts += (part for label, prompts in one.prompts.items() for part in (label, *prompts))
    parts += (snapshot.text for snapshot in sources.between)
    parts.append((sources.previous and sources.snapshot.changelog()) or "")
    named = "\0".join(f"{len(part)}:{part}" for part in parts)
    return sha256(values + named.encode(errors="surrogatepass")).digest()


def _program() -> Iterator[str]:
    """Yields the state of this program's files."""
    folders = [str(_PACKAGE / name) for name in _DECISIVE]
    for folder in folders:  # grows while it is walked
        for entry in os.scandir(folder):  # a path object for each would take longer than all else here
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
            elif entry.name != "__pycache__" and entry.is_dir():
                folders.append(entry.path)


def _dissolve(finding: Finding) -> tuple[object, ...]:
    """Returns a finding as plain tuples."""
    fix = finding.fix and (
        [(tuple(edit.span), edit.text) for edit in finding.fix.edits],
        finding.fix.safe,
    )
    return (*finding[:-2], fix, finding.fingerprint)


def _revive(kept: tuple[Any, ...]) -> Finding:
    """Returns the finding that `_dissolve` made plain tuples of."""
    finding = Finding(*kept)
    fix = finding.fix
    if fix:
        from clausetree.model.diagnostic import Fix  # noqa: PLC0415 - few findings have one
        from clausetree.text.edit import TextEdit  # noqa: PLC0415 - likewise
        from clausetree.text.span import Span  # noqa: PLC0415 - likewise

        edits = tuple(TextEdit(Span(*span), text) for span, text in fix[0])
        fix = Fix(edits, safe=fix[1])
    return finding._replace(fix=fix)
