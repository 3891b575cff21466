"""The changelog and the guide for contributors, whose links lead to pages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.publish.pages.repository_pages import load_repository_pages

if TYPE_CHECKING:
    from pathlib import Path

LINKS = {
    "[the words](site/guide/architecture.md)": "[the words](../guide/architecture/)",
    "[a part](site/guide/architecture.md#layers)": "[a part](../guide/architecture/#layers)",
    "[deep](site/guide/scripts/more.md)": "[deep](../guide/scripts/more/)",
    "[all](./site/guide/index.md)": "[all](../guide/)",
    "[the log](CHANGELOG.md)": "[the log](../changelog/)",
    "[a release](CHANGELOG.md#unreleased)": "[a release](../changelog/#unreleased)",
    "[from the top](/CONTRIBUTING.md)": "[from the top](../contributing/)",
    '[titled](CHANGELOG.md "What changed")': '[titled](../changelog/ "What changed")',
    "[angled](<site/guide/a b.md>)": "[angled](<../guide/a b/>)",
    "[in `code` and [brackets]](CHANGELOG.md)": "[in `code` and [brackets]](../changelog/)",
    '<a href="CHANGELOG.md#x">tagged</a>': '<a href="../changelog/#x">tagged</a>',
    "[labelled][log]\n\n[log]: CHANGELOG.md#x": "[labelled][log]\n\n[log]: ../changelog/#x",
    "[the spec](spec/CHANGELOG.md)": "the spec",
    '[the *spec*](spec/model_spec.md#x "A spec")': "the *spec*",
    "![a picture](site/guide/shot.png)": "a picture",
    "[![a picture](a.png) and words](spec/a.md)": "a picture and words",
    "[![a picture](a.png)](CHANGELOG.md)": "[a picture](../changelog/)",
    "[below](#below)": "[below](#below)",
    "[elsewhere](https://example.org/CHANGELOG.md)": "[elsewhere](https://example.org/CHANGELOG.md)",
    "`[code](CHANGELOG.md)`": "`[code](CHANGELOG.md)`",
    "```markdown\n[fenced](spec/a.md)\n```": "```markdown\n[fenced](spec/a.md)\n```",
    "~~~xml\n[fenced](spec/a.md)\n~~~": "~~~xml\n[fenced](spec/a.md)\n~~~",
    "    [indented](spec/a.md)": "    [indented](spec/a.md)",
    "\\[no link](spec/a.md)": "\\[no link](spec/a.md)",
    "| a | b |\n| - | - |\n| [x](spec/a.md) | [y](CHANGELOG.md) |": "| a | b |\n| - | - |\n| x | [y](../changelog/) |",
    "- an item\n  - with [a link](site/guide/a.md)": "- an item\n  - with [a link](../guide/a/)",
}


@pytest.mark.parametrize("written", LINKS)
def test_a_link_of_the_repository_leads_to_a_page_of_the_site_or_is_its_words(
    tmp_path: Path, written: str
) -> None:
    page = "\ufeff# A title with [a link](site/guide/x.md)\n\nBefore.\n\n{}\n\n## After\n\nIt is over.\n"
    (tmp_path / "CONTRIBUTING.md").write_text(page.format(written), encoding="utf-8")
    expected = page.replace("site/guide/x.md", "../guide/x/").format(LINKS[written])
    assert load_repository_pages(tmp_path) == {"contributing.md": expected}
