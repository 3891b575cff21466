"""The prose of a spec: running text, with conversations wherever they stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.conversation_markup import render_fence
from clausetree.publish.draw.running_text import render_blocks

if TYPE_CHECKING:
    from clausetree.publish.draw.markup import Markup
    from clausetree.publish.draw.page_view import PageView


def render_prose(text: str, view: PageView) -> Markup:
    """Returns the blocks of a Markdown text; comments are left out."""
    return render_blocks(text, view, render_fence)
