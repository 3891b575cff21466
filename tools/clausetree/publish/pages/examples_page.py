"""All worked examples of the newest revision, a card each, to be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.addresses.site_addresses import Addresses, example_anchor
from clausetree.publish.draw.badge import VERDICTS, render_level
from clausetree.publish.draw.clause_body import example_title
from clausetree.publish.draw.clause_entry import link_clause
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.running_text import plain, plain_title, render_inline
from clausetree.publish.draw.site_page import SitePage
from clausetree.text.counted_noun import count_noun
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.example import Example, Message, Response
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_ADDRESSES = Addresses("../")
_SAID = 160
"""How many characters a card shows of what is said."""

_FACETS = ("verdict", "role", "level", "violates", "tag", "tool")
"""What examples can be filtered by."""


class _Card(NamedTuple):
    """An example and what it can be found by.

    Attributes:
        clause: Where it stands.
        number: Which example of its clause it is, from 1.
        example: The example.
        facets: For each of the facets its values.
    """

    clause: Clause
    number: int
    example: Example
    facets: Mapping[str, tuple[str, ...]]


def build_pages(series: EditionSeries) -> Iterator[SitePage]:
    """Yields the page of all examples of the newest revision; none where it has none."""
    edition = series.newest
    cards = [
        _Card(clause, number, example, _find_facets(clause, example))
        for clause in edition.document.clauses
        for number, example in enumerate(clause.examples, 1)
    ]
    if not cards:
        return
    view = PageView(edition=edition, addresses=_ADDRESSES, prompts=False)
    told = f"{count_noun(len(cards), 'worked example')} in {edition.label}."
    status = element("p", EMPTY, class_="none", role="status")
    drawn = element("ol", join(_render_card(card, view) for card in cards), class_="cards")
    head = element("h1", "Examples") + element("p", told, class_="lead")
    yield SitePage(
        path="examples/index.md",
        title="Examples",
        description=f"All worked examples of {edition.name}, {edition.label}.",
        body=head + _render_filter(cards, edition) + status + drawn,
        wide=True,
    )


def _find_facets(clause: Clause, example: Example) -> dict[str, tuple[str, ...]]:
    """Returns what an example can be found by."""
    responses = [one for comparison in example.conversation.comparisons for one in comparison.responses]
    messages = _all_messages(example)
    found: dict[str, list[str]] = {
        "verdict": [response.kind for response in responses],
        "role": [message.role.lower() for message in messages],
        "level": [clause.level] if clause.level else [],
        "violates": [violated for one in responses if one.verdict and (violated := one.verdict.violates)],
        "tag": list(clause.tags),
        "tool": [recipient for message in messages if (recipient := message.attribute("recipient"))],
    }
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def _all_messages(example: Example) -> list[Message]:
    """Returns the messages of an example, those of its responses included."""
    comparisons = example.conversation.comparisons
    responses = [one for comparison in comparisons for one in comparison.responses]
    return [*example.conversation.messages, *(message for one in responses for message in one.messages)]


def _render_filter(cards: Sequence[_Card], edition: Edition) -> Markup:
    """Returns the boxes that choose what is shown; a script shows them."""
    boxes = []
    for name in _FACETS:
        values = dict.fromkeys(value for card in cards for value in card.facets[name])
        if len(values) > 1:
            ordered = (
                [level for level in edition.document.ladder if level in values] if name == "level" else []
            )
            chosen = [*ordered, *(value for value in values if value not in ordered)]
            options = join(element("option", _name(name, value), value=value) for value in chosen)
            select = element("select", element("option", "any", value="") + options, name=name)
            boxes.append(element("label", name.capitalize() + " " + select))
    return element("form", join(boxes), class_="filter", hidden=True, data_examples=True)


def _name(facet: str, value: str) -> str:
    return VERDICTS[value] if facet == "verdict" else value


def _render_card(card: _Card, view: PageView) -> Markup:
    clause, example = card.clause, card.example
    anchor = example_anchor(view.edition.slug(clause), card.number)
    place = view.clause(clause) + f"#e{card.number}"
    level = render_level(clause.level, view, linked=False) if clause.level else EMPTY
    responses = [one for comparison in example.conversation.comparisons for one in comparison.responses]
    heading = element("h2", link(place, plain(example_title(example, view))), id=anchor)
    home = element("p", link_clause(clause, view) + " " + level, class_="places")
    return element(
        "li",
        heading + home + _render_said(example, view) + join(_render_response(one, view) for one in responses),
        class_="card",
        **view.edition.spoken,
        **{f"data_{name}": "\n".join(values) for name, values in card.facets.items() if values},
    )


def _render_said(example: Example, view: PageView) -> Markup:
    """Returns the beginning of what is asked."""
    asked = next(
        (message for message in example.conversation.messages if message.role.lower() == "user"), None
    )
    said = plain(render_inline(asked.text, view)).split() if asked else []
    return element("blockquote", element("p", cut_text(" ".join(said), _SAID))) if said else EMPTY


def _render_response(response: Response, view: PageView) -> Markup:
    """Returns the verdict on a response, with its reason."""
    verdict = response.verdict
    reason = ": " + plain(render_inline(verdict.reason, view)) if verdict and verdict.reason else ""
    target = view.target(verdict.violates) if verdict and verdict.violates else None
    violated = (
        ", violates " + link(target.address, plain_title(target.clause.title, view)) if target else EMPTY
    )
    return element("p", f"{VERDICTS[response.kind]}{reason}" + violated, class_=f"verdict {response.kind}")
