"""What `clausetree changelog` drafts is borne out by the two texts that it was drafted from; turned round, it is not."""

from __future__ import annotations

import pytest

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.output.diff.changelog import render_changelog
from tests.diff.conftest import diff_texts

WARM = "It is good to be warm with people, and to listen to them for as long as it takes."
COLD = "It is bad to be cold, and worse to be so for long when somebody asks for help."
BOAT = "Something else is said of the harbour here, of its boats and of the lamps along the pier."
NEST = f"# R {{#r}}\n\nTop.\n\n## W {{#w}}\n\nIn the middle.\n\n### Be warm {{#warm}}\n\n{WARM}\n"


def _write(*clauses: tuple[str, str, str]) -> str:
    return "# R {#r}\n\n" + "\n".join(f"## {title} {{#{id_}}}\n\n{text}\n" for title, id_, text in clauses)


DRAFTS = {
    "an id renamed, the title kept": (
        _write(("Be warm", "warm", WARM)),
        _write(("Be warm", "warmth", WARM)),
    ),
    "an id that is a title's word": (_write(("Warmth", "be_warm", WARM)), _write(("Warmth", "warmth", WARM))),
    "id and title": (_write(("Be warm", "warm", WARM)), _write(("Stay warm", "stay", WARM))),
    "two ids swapped": (
        _write(("Be warm", "warm", WARM), ("Be cold", "cold", COLD)),
        _write(("Be warm", "cold", WARM), ("Be cold", "warm", COLD)),
    ),
    "three ids in a circle": (
        _write(("A a", "a", WARM), ("B b", "b", COLD), ("C c", "c", BOAT)),
        _write(("A a", "b", WARM), ("B b", "c", COLD), ("C c", "a", BOAT)),
    ),
    "two titles swapped": (
        _write(("Be warm", "warm", WARM), ("Be cold", "cold", COLD)),
        _write(("Be cold", "warm", WARM), ("Be warm", "cold", COLD)),
    ),
    "moved up to what its parent was in": (NEST, NEST.replace("## W {#w}\n\nIn the middle.\n\n#", "")),
    "moved up, the parent kept": (
        NEST,
        f"# R {{#r}}\n\nTop.\n\n## W {{#w}}\n\nIn the middle.\n\n## Be warm {{#warm}}\n\n{WARM}\n",
    ),
    "moved up to the top": (NEST, NEST.replace("### Be", "# Be")),
    "a box ticked beside another edit": (
        "# R {#r}\n\n> Be cruel to none of them.\n\n- [ ] a thing to do\n- another\n",
        "# R {#r}\n\n> Be mean to none of them.\n\n- [x] a thing to do\n- another\n",
    ),
    "a title with marks of Markdown": (
        _write(("Use *stars* & `C#`!", "warm", WARM)),
        _write(("Use *no* stars & `C#`!", "warm", WARM)),
    ),
    "an id of a title that ends with a hash": (
        _write(("Write C#", "warm", WARM)),
        _write(("Write C#", "warmth", WARM)),
    ),
    "two definitions in one paragraph": (
        "# Terms {#terms}\n\nWords.\n\n**Boat**: a hull.\\\n**Pier**: a wall.\n",
        "# Terms {#terms}\n\nWords.\n",
    ),
    "a sign": ("# R {#r}\n\nPay 5 € now.\n", "# R {#r}\n\nPay 5 $ now.\n"),
}


def _check(text: str, old: str, new: str) -> set[str]:
    return {
        one.finding.verdict for one in check_claims(read_claims(text, "-"), diff_texts(old, new), "o", "n")
    }


@pytest.mark.parametrize(("old", "new"), DRAFTS.values(), ids=DRAFTS)
def test_a_draft_is_supported(old: str, new: str) -> None:
    assert _check(render_changelog("x", diff_texts(old, new)), old, new) == {"supported"}


@pytest.mark.parametrize(("old", "new"), DRAFTS.values(), ids=DRAFTS)
def test_a_draft_of_the_way_back_is_not(old: str, new: str) -> None:
    assert "supported" not in _check(render_changelog("x", diff_texts(new, old)), old, new)
