"""A command that a message, a hint, help or a guide names can be typed: it is there, and its options take what follows them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import click
import pytest

from clausetree.cli.main import main
from tests.words.walker import list_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(r"(?<!`)`clausetree ([^`]+)`(?!`)")
_FILLED = re.compile(r"\{[^{}]*\}")


def list_faults(written: str) -> Iterator[str]:
    """Yields what can't be typed of a command's words, `clausetree` left out."""
    words = _FILLED.sub("FILLED", written).split()
    command: click.Command = main
    context = click.Context(main)
    while words and isinstance(command, click.Group):
        name = words.pop(0)
        if name.startswith("-"):
            continue
        found = command.get_command(context, name)
        if found is None:
            if name.islower():  # else it stands for a command
                yield f"no command `{name}`"
            return
        command = found
    options = {name: option for option in command.params for name in (*option.opts, *option.secondary_opts)}
    for word, following in pairwise([*words, ""]):
        name, equals, _ = word.partition("=")
        if not name.startswith("--") or name == "--help":
            continue
        option = options.get(name)
        if option is None:
            yield f"no option `{name}`"
        elif (
            not getattr(option, "is_flag", False)
            and not equals
            and (not following or following.startswith("-"))
        ):
            yield f"no value after `{name}`"


def test_every_command_that_is_named_can_be_typed() -> None:
    named = [(one, match[1]) for one in list_strings() for match in _NAMED.finditer(one.text)]
    assert len(named) > 100
    faults = [
        f"{one.path}:{one.line}: `clausetree {written}`: {fault}"
        for one, written in named
        for fault in list_faults(written)
    ]
    assert "\n".join(faults) == ""


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("lint", []),
        ("upstream merge --to LABEL", []),
        ("lint --write-baseline {name}", []),
        ("COMMAND", []),
        ("lnit", ["no command `lnit`"]),
        ("upstream tell", ["no command `tell`"]),
        ("lint --write-baseline", ["no value after `--write-baseline`"]),
        ("pin FILE --rev --column NAME", ["no value after `--rev`"]),
        ("diff --statistics", ["no option `--statistics`"]),
    ],
)
def test_what_cannot_be_typed_is_told(written: str, faults: list[str]) -> None:
    assert [*list_faults(written)] == faults
