"""What is wrong with a settings file, for those who show it in that file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterator


class SettingsError(ClausetreeError):
    """A settings file is no TOML, or says what has no meaning.

    Attributes:
        path: What errors call the file.
        line: The line that is wrong, from 1; 1 where no line is known.
    """

    def __init__(self, message: str, hint: str | None, path: str, line: int = 1) -> None:
        """Says what is wrong, what to do about it, and where."""
        super().__init__(message, hint)
        self.path = path
        self.line = line


@contextmanager
def errors_of_settings(path: str) -> Iterator[None]:
    """Raises what stops the work inside as an error of the settings that errors call `path`."""
    try:
        yield
    except SettingsError:
        raise
    except ClausetreeError as error:
        raise SettingsError(error.message, error.hint, path) from None
