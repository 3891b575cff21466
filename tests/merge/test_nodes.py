"""Every clause, passage and sentence of a text is in one node, whatever both sides made of the base and put in."""

from __future__ import annotations

from clausetree.merge.origins.nodes import build_level


def test_what_a_side_has_of_the_base_is_no_twin_of_what_the_other_put_in() -> None:
    places = [["code"], ["first", "second"], ["one", "two"]]
    maps = [{"code": "second"}, {"code": "one"}]
    twins = {"first": "one", "second": "two"}
    level = build_level(places, maps, lambda side, place: (side, place), twins)
    assert [sorted(keys) for keys in level.keys] == places
    assert sorted(level.nodes, key=str) == [
        ("code", "second", "one"),
        (None, "first", None),
        (None, None, "two"),
    ]
