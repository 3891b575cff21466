"""Our merge driver and diff driver in a repository of the user's."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from clausetree.history.files.containment import GIT_FOLDER, check_inside
from clausetree.history.files.disk import load_bytes
from clausetree.history.files.encoding import parse_text
from clausetree.history.files.writing import replace_file, write_text
from clausetree.history.git_access.git_attributes import add_lines, quote_path, remove_lines
from clausetree.history.git_access.git_command import GitFailedError
from clausetree.history.git_access.repository import Repository

ATTRIBUTES_FILE = ".gitattributes"

_STEPS = (
    "set -- %O %A %B %L %P %S %X %Y",
    # git before 2.44 knows no labels and leaves these words as they are
    'case $6 in ""|%*) set -- "$1" "$2" "$3" "$4" "$5" base ours theirs ;; esac',
    'clausetree merge --driver -- "$@"',
    "code=$?",
    # 1 is also how a program ends that never came to merge, and then there is no conflict to see in the file
    'case $code in 0) exit 0 ;; 1) grep -q "^<\\{$4\\}" "$2" && exit 1 ;; esac',
    'echo "clausetree could not merge $5 (exit code $code); git merges it line by line" >&2',
    'git merge-file --diff3 --marker-size="$4" -L "$7" -L "$6" -L "$8" "$2" "$1" "$3"',
    "code=$?",
    'test "$code" -lt 128 || code=1',  # which is not a conflict to git, but the end of the merge
    "exit $code",
)
"""What git runs, in POSIX sh.

`%O %A %B` are the files of base, ours and theirs, `%L` the length of markers, `%P` the path, and `%S %X %Y` the labels
of base, ours and theirs; the path and the labels come quoted.
"""

_HEADING_WITH_ID = r"^ {0,3}(#{1,6}[[:space:]].*\{[^{}]*#[^{}]+\}.*)$"

_CONFIG = {
    "merge.clausetree.name": "clauses of a spec",
    "merge.clausetree.driver": "; ".join(_STEPS),
    "diff.clausetree.xfuncname": _HEADING_WITH_ID,
}


def install_drivers(top: Path, spec: str, prompts: str) -> tuple[str, ...]:
    """Makes git use our drivers for a spec; returns the patterns of the files that it uses them for.

    Args:
        top: The top of the work tree.
        spec: The spec's path from there.
        prompts: The folder of its eval prompt files.

    Raises:
        ClausetreeError: Git's settings can't be read or written.
    """
    patterns = (quote_path(spec), quote_path(prompts, "*.md"))
    text = _load_attributes(top)
    repository = _open(top)
    for key, value in _CONFIG.items():
        repository.run("config", "--local", "--replace-all", key, value)
    lines = (f"{pattern} merge=clausetree diff=clausetree" for pattern in patterns)
    write_text(str(top / ATTRIBUTES_FILE), add_lines(text, lines))
    return patterns


def uninstall_drivers(top: Path) -> bool:
    """Takes back what `install_drivers` did; returns whether there was anything to take back.

    Raises:
        ClausetreeError: Git's settings can't be read or written.
    """
    text = _load_attributes(top)
    rest = remove_lines(text) if text is not None else None
    repository = _open(top)
    removed = rest != text
    for key in _CONFIG:
        with suppress(GitFailedError):  # the key is not there
            repository.run("config", "--local", "--unset-all", key)
            removed = True
    if removed:
        _remove_empty_sections(repository)
    if rest is None:
        (top / ATTRIBUTES_FILE).unlink(missing_ok=True)
    elif rest != text:
        write_text(str(top / ATTRIBUTES_FILE), rest)
    return removed


def _remove_empty_sections(repository: Repository) -> None:
    """Takes out the headings of our sections in which nothing stands; git leaves them where a comment is next to them."""
    path = Path(os.fsdecode(repository.run("rev-parse", "--git-path", "config").rstrip(b"\n")))
    old = new = load_bytes(path, str(path))
    for section in ("merge", "diff"):
        try:
            repository.run("config", "--local", "--get-regexp", rf"^{section}\.clausetree\.")
        except GitFailedError:
            new = new.replace(f'[{section} "clausetree"]\n'.encode(), b"")
    if new != old:
        replace_file(path, new)


def _open(top: Path) -> Repository:
    return Repository(folder=top / GIT_FOLDER, shown=str(top))


def _load_attributes(top: Path) -> str | None:
    """Returns the text of `.gitattributes`, or None where there is no such file."""
    path = top / ATTRIBUTES_FILE
    check_inside(path, top, ATTRIBUTES_FILE)
    return parse_text(load_bytes(path, str(path)), str(path)) if path.exists() else None
