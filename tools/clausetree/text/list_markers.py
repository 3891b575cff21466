"""Markers of list items, as CommonMark 0.31.2 has them ("List items"), in the middle of a pattern."""

from __future__ import annotations

LIST_NUMBER = r"\d{1,9}[.)]"
"""The pattern of what an item of an ordered list begins with."""

LIST_MARKER = rf"(?:[-*+]|{LIST_NUMBER})"
"""The pattern of what an item of any list begins with."""
