"""How words that changed are marked where there are neither colours nor tags."""

from __future__ import annotations

WORD_MARKS = {"kept": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}
"""What is put before and after the words of each kind of run, as `git diff --word-diff` does."""
