"""What is wrong with JSON, in words."""

from __future__ import annotations

import json

import pytest

from clausetree.text.json_faults import describe_json_fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a" 1}', "not JSON: expecting ':' delimiter (column 6)"),
        ('{"a": "b', "not JSON: unterminated string (column 7)"),
        ('{"a": 1  \n ', "not JSON: expecting ',' delimiter (column 8)"),
        ('{\n "a" 1}', "not JSON: expecting ':' delimiter (column 6)"),
        ("", "not JSON: expecting value (column 1)"),
    ],
)
def test_a_fault_has_its_column(text: str, said: str) -> None:
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(text)
    assert describe_json_fault(caught.value) == said


def test_faults_without_a_place() -> None:
    assert describe_json_fault(ValueError("Out of range")) == "not JSON: out of range"
    assert describe_json_fault(RecursionError()).startswith(
        "not JSON that can be read: lists or objects inside"
    )
