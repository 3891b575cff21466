"""Read, lint, diff, merge and publish specs that are written as clauses.

The names here are those of `clausetree.api`, which is imported when one of them is first used.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = (
    False  # type checkers know the name; importing it from `typing` would take longer than all else here
)
if TYPE_CHECKING:
    from clausetree.api import diff, lint, load, locate, merge, migrate, parse, render, revisions, rows

    __version__: str

__all__ = [
    "__version__",
    "diff",
    "lint",
    "load",
    "locate",
    "merge",
    "migrate",
    "parse",
    "render",
    "revisions",
    "rows",
]


class _Package(type(sys)):  # type: ignore[misc] # the class of modules, without an import
    """The package: `clausetree.lint`, `diff` and `merge` are functions, though folders in it have these names too."""

    def __setattr__(self, name: str, value: object) -> None:
        """Sets an attribute; a folder that Python has just imported does not take the place of a public name."""
        if name not in __all__ or not isinstance(value, type(sys)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Returns one of the public names; what it needs is imported only now."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - most never ask

        return version("clausetree")
    if name in __all__:
        from clausetree import api  # noqa: PLC0415 - `import clausetree` is to cost nothing

        return getattr(api, name)
    raise AttributeError(f"module `clausetree` has no attribute `{name}`")


def __dir__() -> list[str]:
    """Returns the public names."""
    return __all__
