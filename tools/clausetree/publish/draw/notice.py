"""Notices: that a revision is not the newest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.markup import EMPTY, Markup, element, link

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.publish.draw.page_view import PageView


def render_notice(view: PageView, clause: Clause | None = None) -> Markup:
    """Returns what stands at the top of a page of an older revision or a draft; empty for the newest release.

    Args:
        view: The page.
        clause: The clause whose newest text it leads to; None to lead to the newest revision.
    """
    standing = view.edition.standing
    if standing in {"newest", "alone"}:
        return EMPTY
    if standing == "upstream":
        said = element(
            "p",
            Markup("This is upstream's text. {}").format(
                link(f"{view.addresses.root}upstream/", "What differs here")
            ),
        )
        return element("div", said, class_="notice", role="note", data_aside=True)
    what = "This is an older revision." if standing == "older" else "This is a draft, not a release."
    address = view.addresses.latest(clause.id) if clause else f"{view.addresses.root}latest/"
    text = Markup("{} {}").format(what, link(address, "Read the newest release"))
    return element("div", element("p", text), class_="notice", role="note", data_aside=True)
