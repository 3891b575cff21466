"""What a footnote's definition names: a test, a place, or words for readers."""

from __future__ import annotations

import pytest

from clausetree.text.named_test import names_place, names_test

TESTS = [
    "tests/test_x.py::test_y",
    "src/cart.test.ts",
    "see checkout_test.go:12",
    "`spec/models/cart_spec.rb`",
    "com.shop.CartTest#adds",
    "com/shop/CartTests.java",
    "com/shop/TestCart.java",
    "TestsAll/Cart.cs",
    "web/cart.spec.ts",
    "specs.cart",
    "cart-spec:adds",
    "a/test",
    "`cargo test delete::returns_204`",
    "go test ./... -run TestDelete",
    "npm run test:unit -- delete",
    "bazel test //api:delete",
    "pytest -k delete",
    "mvn -q test -Dtest=Delete",
]
OTHERS = [
    "tests",
    "a test of honesty",
    "latest/cart.py",
    "docs/testimony.md",
    "docs/contest.md",
    "docs/Testimony.md",
    "docs/ATestCard.md",
    "docs/inspect.md",
    "docs/special.md",
    "docs/cart.special.md",
    "respec/cart.md",
    "aTest",
    "and/ tests",
    "let it go tests or not",
    "make it a test",
    "see the book of pytest",
]


@pytest.mark.parametrize("target", TESTS)
def test_tests_are_named(target: str) -> None:
    assert names_test(target)


@pytest.mark.parametrize("target", OTHERS)
def test_other_words_and_places_are_no_tests(target: str) -> None:
    assert not names_test(target)


@pytest.mark.parametrize(
    "target", ["evals/honesty.jsonl", " evals/honesty.jsonl ", "cart.py", "a#b", "shop:cart"]
)
def test_places_are_named(target: str) -> None:
    assert names_place(target)


@pytest.mark.parametrize(
    "target", ["https://example.org/a", "see evals/honesty.jsonl", "honesty", "/honesty", "honesty.", ""]
)
def test_addresses_and_words_are_no_places(target: str) -> None:
    assert not names_place(target)
