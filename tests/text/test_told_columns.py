from __future__ import annotations

from clausetree.text.told_columns import tell_columns


def test_of_many_columns_the_first_are_named() -> None:
    columns = [f"c{number}" for number in range(1, 9)]
    assert tell_columns(columns) == f"there are {', '.join(f'`{one}`' for one in columns)}"
    assert tell_columns([*columns, "c9", "c10"]).endswith("`c8` and 2 more")
    assert tell_columns(["x" * 41]) == f"there is `{'x' * 40} …`"
    assert tell_columns([]) == "there are none"
