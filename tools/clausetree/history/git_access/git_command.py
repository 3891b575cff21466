"""Git commands: bounded in time, without prompts, hooks or helper transports."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from clausetree.history.git_access.address import SCHEMES
from clausetree.history.git_access.git_waits import fill_git_wait
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from pathlib import Path

READ_SECONDS = 60.0
"""How long a command may take that talks to nobody."""

_STALLED_SECONDS = 15
_OPTIONS = (
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "protocol.ext.allow=never",
    "-c",
    "gc.auto=0",
    "-c",
    "maintenance.auto=false",
    "-c",
    "submodule.recurse=false",
)
_OF_A_REPOSITORY = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
"""What a hook of git's, or a user, tells git of the repository at hand, which need not be the one that we read."""

_PREFIX = re.compile(r"^(?:fatal|error|ssh|remote): ")


class GitFailedError(ClausetreeError):
    """A git command failed, with what git says as its message.

    Attributes:
        said: All that git said.
    """

    def __init__(self, message: str, hint: str, said: str = "") -> None:
        """Says in `message` what says most of all that git `said`, and in `hint` what to do."""
        super().__init__(message, hint)
        self.said = said


class GitStalledError(GitFailedError):
    """A git command was stopped because it took too long."""


def run_git(
    *arguments: str,
    folder: Path | None = None,
    feed: bytes = b"",
    seconds: float = READ_SECONDS,
    online: bool = False,
) -> bytes:
    """Returns what a git command writes to its standard output.

    Args:
        arguments: The command and its arguments.
        folder: The repository's own folder: `.git`, or the bare repository.
        feed: What the command reads on its standard input.
        seconds: How long it may take.
        online: Whether it may talk to another repository. Where it may not, git can't even fetch what a
            partial clone lacks, and so never writes into the user's repository.

    Raises:
        GitStalledError: It took longer.
        GitFailedError: It failed.
        ClausetreeError: There is no git.
    """
    try:
        from git import Git  # noqa: PLC0415 - it takes a tenth of a second
        from git.exc import CommandError  # noqa: PLC0415 - likewise
    except ImportError:
        raise ClausetreeError("git is not installed, or can't be run", "install git") from None
    where = (f"--git-dir={folder}",) if folder else ()
    try:
        command = Git().execute(
            [*_without(folder), Git.GIT_PYTHON_GIT_EXECUTABLE or "git", *_OPTIONS, *where, *arguments],
            istream=subprocess.PIPE,
            as_process=True,
            env=_environment(online=online),
            start_new_session=True,  # for then git's own helpers stop with it
        )
    except (CommandError, OSError, ValueError) as error:
        raise ClausetreeError(f"git can't be run: {error}".splitlines()[0], "check that git works") from None
    process = cast("subprocess.Popen[bytes]", command.proc)
    try:
        fill_git_wait()
        output, errors = process.communicate(feed, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise GitStalledError(f"git took longer than {seconds:g} seconds", "try again later") from None
    finally:
        _stop(process)
    if process.returncode:
        said = errors.decode(errors="replace")
        raise GitFailedError(_reason(said), "check it with git itself", said)
    return output


def _environment(*, online: bool) -> dict[str, str]:
    """Returns what a command's environment has beyond ours."""
    ssh = os.environ.get("GIT_SSH_COMMAND") or "ssh"
    return {
        "GIT_ALLOW_PROTOCOL": ":".join(SCHEMES) if online else "",
        "GIT_HTTP_LOW_SPEED_LIMIT": "1000",
        "GIT_HTTP_LOW_SPEED_TIME": str(_STALLED_SECONDS),
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_SSH_COMMAND": f"{ssh} -o BatchMode=yes -o ConnectTimeout={_STALLED_SECONDS}",
        "GIT_TERMINAL_PROMPT": "0",
    }


def _without(folder: Path | None) -> list[str]:
    """Returns the beginning of a command that hides from git what it is told of another repository than `folder`.

    In a hook that looks at what was pushed, the repository is the same, and its objects are where git says.
    """
    known = os.environ.get("GIT_DIR")
    with suppress(OSError):
        if known and folder and os.path.samefile(known, folder):  # noqa: PTH121 - one of them is a text
            return []
    hidden = [word for name in _OF_A_REPOSITORY if name in os.environ for word in ("-u", name)]
    return ["env", *hidden] if hidden else []


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a command and all that it started; does nothing where it has ended."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            with suppress(BrokenPipeError):
                stream.close()


def _reason(errors: str) -> str:
    """Returns the line of git's errors that says most, in our way of writing."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    stated = [line for line in lines if line.startswith(("fatal: ", "error: ", "ssh: "))]
    line = _PREFIX.sub("", (stated or lines or ["no reason given"])[0]).rstrip(".")
    return line[:1].lower() + line[1:]
