"""What is said of an exception that nobody foresaw: the system's refusal, or a fault of clausetree's own."""

from __future__ import annotations

from pathlib import Path

from clausetree.model.secrets import hide_secrets

_LONGEST = 200


def describe_failure(error: Exception) -> str:
    """Returns one line about an exception: what to change, or how to report it."""
    if not _is_in_folder():
        return "the folder that you are in was deleted; change to another one"
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    if isinstance(error, OSError) and error.strerror:
        reason = error.strerror.lower()
        return hide_secrets(f"`{error.filename}`: {reason}") if error.filename else reason
    words = hide_secrets(" ".join(f"{type(error).__name__}: {error}".split()))
    return (
        f"this is a bug in clausetree ({words[:_LONGEST]}); please report it with the command, `clausetree --version`"
        " and what the command prints as `clausetree --traceback COMMAND …`"
    )


def _is_in_folder() -> bool:
    """Returns whether the working directory is still there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True
