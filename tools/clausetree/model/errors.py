"""What stops the work."""

from __future__ import annotations

from clausetree.model.secrets import hide_secrets


class ClausetreeError(Exception):
    """The work can't go on: bad usage, bad settings, or input that can't be read.

    A problem in a spec's content is never an exception; it is a `Diagnostic`.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Says what is wrong in `message` and what to do about it in `hint`; what can be a secret in an address is hidden."""
        self.message = hide_secrets(message)
        self.hint = hide_secrets(hint) if hint else hint
        super().__init__(self.message)
