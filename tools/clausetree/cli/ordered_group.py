"""A group of commands under one, such as `clausetree upstream`."""

from __future__ import annotations

import click


class OrderedGroup(click.Group):
    """A group that lists its commands in the order of its module, which is that in which people use them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Returns the names of its commands."""
        return list(self.commands)
