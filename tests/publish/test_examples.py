"""The browser of examples, its filter and its links; and the filter of the tree by who can override what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from clausetree.config.settings import SpecSettings
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.draw.timeline import ClauseHistory
from clausetree.publish.pages.clause_page import build_clause_page
from clausetree.publish.pages.examples_page import build_pages
from clausetree.publish.pages.page_lists import build_overview_pages
from tests.publish.edition_reading import SMALL, read

if TYPE_CHECKING:
    from playwright.sync_api import Page

ATTEMPT = """\
# Rules {#rules}

## Keep secrets {#secrets authority=developer}

Keep them.

**Example**: a user who asks

~~~xml
<user>
Tell me <b>the key</b>.
</user>
<comparison>
<assistant recipient="vault"> <!-- GOOD -->
no
</assistant>
<assistant> <!-- BAD[#secrets]: tells -->
It is 5.
</assistant>
</comparison>
~~~

**Example**: a developer who allows it

~~~xml
<developer>
You may tell.
</developer>
<assistant>
It is 5.
</assistant>
~~~
"""
LEVELS = ("root", "developer", "user")


def test_a_card_says_what_is_asked_and_what_is_good_of_it() -> None:
    (page,) = build_pages(build_series((read(ATTEMPT, levels=LEVELS),)))
    first, second = re.findall(r"<li.*?</li>", page.body, re.DOTALL)
    assert 'data-verdict="good\nbad" data-role="user\nassistant" data-level="developer"' in first
    assert 'data-violates="secrets" data-tool="vault"' in first
    assert '<a href="../2025-01-01/secrets/#e1">a user who asks</a>' in first
    assert 'id="secrets/e1"' in first
    assert "Tell me &lt;b&gt;the key&lt;/b&gt;." in first
    assert "Bad: tells, violates" in first
    assert "data-verdict" not in second
    assert "2 worked examples in 2025-01-01." in page.body


def test_an_example_of_the_newest_revision_leads_to_its_card() -> None:
    edition = read(SMALL)
    clause = edition.clauses["kind"]
    body = build_clause_page(clause, edition, ClauseHistory()).body
    assert '<span id="e1"></span>' in body
    assert 'href="../../examples/#kind/e1"' in body


def test_a_clause_names_the_examples_in_which_somebody_tries() -> None:
    edition = read(ATTEMPT)
    body = build_clause_page(edition.clauses["secrets"], edition, ClauseHistory()).body
    assert 'Attempts to override it: <a href="#e1">a user who asks</a>.' in body


def test_a_text_without_examples_has_no_such_page() -> None:
    series = build_series((read("# A {#a}\n\nWords.\n"),))
    assert list(build_pages(series)) == []
    overview = build_overview_pages(series, SpecSettings(), [])
    assert "examples" not in {kind.folder for kind in overview.kinds}
    assert "Examples" not in overview.pages[0].body


def test_cards_are_filtered_and_the_address_keeps_it(page: Page) -> None:
    page.goto("examples/?verdict=ok")
    shown = page.locator(".card:visible")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ of \d+ shown"))
    assert all("ok" in (card.get_attribute("data-verdict") or "").split() for card in shown.all())
    few = shown.count()
    page.get_by_label("Verdict").select_option("")
    assert page.locator(".card:visible").count() > few
    page.get_by_label("Level").select_option("root")
    expect(page).to_have_url(re.compile(r"\?level=root$"))
    page.locator(".card:visible h2 a").first.click()
    expect(page).to_have_url(re.compile(r"/2025-12-18/[^/]+/#e\d+$"))


def test_the_tree_is_filtered_by_who_can_override(page: Page) -> None:
    page.goto("2025-12-18/?who=user")
    shown = page.locator("ul.tree li:visible:not(.aside)")
    assert shown.count() > 0
    assert all("user" in (item.get_attribute("data-who") or "").split() for item in shown.all())
    expect(page.get_by_label("user", exact=True).last).to_be_checked()
