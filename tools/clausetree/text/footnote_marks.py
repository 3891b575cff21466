"""Footnote marks, such as `[^ab12]`, in the middle of a pattern; with an address after it, one is a link called `^ab12`."""

from __future__ import annotations

FOOTNOTE_LABEL = r"[^\s\[\]^]+"
"""The pattern of what a footnote is called."""

FOOTNOTE_MARK = rf"\[\^{FOOTNOTE_LABEL}\](?!\()"
"""The pattern of a mark."""

LABELLED_MARK = rf"\[\^(?P<label>{FOOTNOTE_LABEL})\](?!\()"
"""The same, where its label is wanted."""
