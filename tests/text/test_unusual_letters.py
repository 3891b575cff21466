"""What a word is does not hang on which other letters a text has, though most texts are read by plainer patterns."""

from __future__ import annotations

import unicodedata

from clausetree.text.words import find_words, split_tokens

_OTHERS = " \u0915\u093f"  # a word of a script whose marks have to be known
_PARTS_OF_EMOJI = "\u200d\u20e3\ufe0f"  # after a letter they are a slip


def _list_characters() -> list[str]:
    """Returns all combining marks, and what stands where blocks of Unicode begin and end."""
    planes = (*range(0x32000), *range(0xE0000, 0xE0200))
    kinds = {code: unicodedata.category(chr(code)) for code in planes}
    return [
        chr(code)
        for code, kind in kinds.items()
        if (kind[0] == "M" or (code % 16 in {0, 15} and kind not in {"Cn", "Cs"}))
        and chr(code) not in _PARTS_OF_EMOJI
    ]


def test_words_and_tokens_are_the_same_beside_words_of_another_script() -> None:
    words, tokens = find_words(_OTHERS), split_tokens(_OTHERS)
    for character in _list_characters():
        text = f"XX{character}b"
        assert find_words(text + _OTHERS) == find_words(text) + words, f"U+{ord(character):04X}"
        assert split_tokens(text + _OTHERS) == split_tokens(text) + tokens, f"U+{ord(character):04X}"
