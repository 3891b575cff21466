"""What is said where one side deleted what the other changed, moved, or made bind or explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.origins.nodes import OTHER, SIDE_NAMES

if TYPE_CHECKING:
    from clausetree.merge.origins.nodes import SaidNode
    from clausetree.merge.states.material import Material

_TURNS = {"binds": "made {} binding", "explains": "made {} commentary"}


def tell_deletion(
    material: Material,
    node: SaidNode,
    side: int,
    name: str,
    *,
    is_edited: bool,
) -> str:
    """Returns why it is asked whether a passage or a sentence stays, such as `ours moved it, theirs deleted it`.

    Args:
        material: The material of the merge.
        node: Where it stands in the three texts.
        side: The side that has it.
        name: What it is called, such as `the sentence`.
        is_edited: Whether the side has other words; that is then what is told.
    """
    turn = material.find_turn(node, side)
    done = "edited {}"
    if not is_edited:
        done = _TURNS[turn] if turn else "moved {}"
    return f"{SIDE_NAMES[side]} {done.format(name)}, {SIDE_NAMES[OTHER[side]]} deleted it"
