"""What senders could do with a clause, and what they can now, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.overriding import CONTEXT, PUBLISHERS, name_senders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.override_shifts import OverrideStep


def describe_steps(steps: Sequence[OverrideStep]) -> Iterator[str]:
    """Yields what became of senders, those together of whom the same did; of the publisher only where of nobody else."""
    steps = [step for step in steps if step.by not in PUBLISHERS] or steps
    groups: dict[tuple[str, str], list[str]] = {}
    for step in steps:
        groups.setdefault((step.old or "", step.new), []).append(step.by)
    for (old, new), senders in groups.items():
        named = [by for by in senders if by != CONTEXT]
        who = " and ".join(
            [*([name_senders(named)] if named else []), *(["context"] if CONTEXT in senders else [])]
        )
        yield f"{who}: {old} → {new}" if old else f"{who}, new on the ladder: {new}"
