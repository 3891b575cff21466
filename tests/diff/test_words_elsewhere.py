"""A clause whose words went to another one is not the new one in its place, however alike these two are."""

from __future__ import annotations

from tests.diff.conftest import diff_texts

PRICE = (
    "The order page must show the price, the tax and the total of the order before the buyer pays. "
    "It must not change the price after that. Where the price is not known, the page says so."
)
DELIVERY = (
    "The order page must show the address, the date and the name of the buyer before the order ships. "
    "It must not change the address after that. Where the date is not known, the page asks."
)
CART = "A cart keeps its goods for thirty days. Nobody but its owner can see it."
LONG = " ".join(
    f"Shelf {number} holds the goods of row {number} until they are sent." for number in range(60)
)


def _write(cart: str, second: tuple[str, str]) -> str:
    clauses = (("cart", cart), second, ("refund", "Money goes back the way it came within ten days."))
    return "# Shop {#shop}\n\n" + "".join(f"## {id_} {{#{id_}}}\n\n{said}\n\n" for id_, said in clauses)


def _find_kinds(old: str, new: str) -> set[tuple[str, str]]:
    return {(change.clause.id, kind) for change in diff_texts(old, new).clauses for kind in change.kinds}


def test_a_clause_whose_words_went_to_another_one_is_not_the_one_in_its_place() -> None:
    for cart in (CART, LONG):
        old = _write(cart, ("price", PRICE))
        new = _write(f"{cart}\n\n{PRICE}", ("delivery", DELIVERY))
        assert {("delivery", "inserted"), ("price", "deleted")} <= _find_kinds(old, new)
        assert {("delivery", "deleted"), ("price", "inserted")} <= _find_kinds(new, old)


def test_where_they_went_nowhere_it_is() -> None:
    kinds = _find_kinds(_write(CART, ("price", PRICE)), _write(CART, ("delivery", DELIVERY)))
    assert ("delivery", "renamed") in kinds
