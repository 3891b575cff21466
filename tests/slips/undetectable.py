"""The slips that nothing tells from what somebody meant, each kind by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.slips.slips import Slip


def is_undetectable(slip: Slip) -> bool:
    """Returns whether a slip makes another text that is as good as the one that was meant.

    One `#` more or less gives a clause another depth; where the clauses around it allow of that depth, it is right.
    """
    line = slip.text[slip.text.rfind("\n", 0, slip.at) + 1 :].partition("\n")[0]
    return (
        slip.construct == "heading"
        and slip.kind in {"deleted", "doubled"}
        and bool(re.match(r"#{1,6} \w", line))
    )
