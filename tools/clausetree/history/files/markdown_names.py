"""What files of Markdown are called."""

from __future__ import annotations

MARKDOWN_ENDINGS = (".md", ".markdown")
"""How the names of Markdown files end."""
