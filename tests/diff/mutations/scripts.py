"""How a mutation writes words: one script a language, each with words that no text under mutation uses."""

from __future__ import annotations

import re
from typing import NamedTuple

_LATIN = (
    *("amber", "basin", "cobalt", "delta", "ember", "fjord", "gravel", "harbour", "inlet", "juniper"),
    *("kettle", "lantern", "meadow", "nettle", "orchard", "pebble", "quarry", "raven", "saddle", "timber"),
    *("umber", "valley", "willow", "yarrow", "zephyr", "bramble", "copper", "drizzle", "falcon", "granite"),
    *("heather", "ivory", "jasper"),
)
_HAN = "麒麟鹦鹉蝴蝶蜻蜓珊瑚琥珀翡翠葡萄柠檬枇杷橄榄菠萝荔枝椰榴槟榔茉莉芙蓉牡丹蔷薇海棠杜鹃丁香桂菊兰竹梅松柏桐枫槐榆柳杉桦铜铁锡铅银锌钨钛湖泊溪涧瀑峡谷崖礁"
_HINDI = (
    *("कबूतर", "गुलाब", "चमेली", "झरना", "टोकरी", "डमरू", "तितली", "दीपक", "नारियल", "पतंग"),
    *("फव्वारा", "बरगद", "भँवरा", "मछली", "रेशम", "लालटेन", "शहतूत", "सरसों", "हाथी", "खरगोश"),
    *("घोंसला", "छतरी", "जामुन", "ठेला", "ढोलक", "थैला", "धनिया", "पपीता", "बादल", "मूँगफली"),
)
_ARABIC = (
    *("نَخْلَةٌ", "يَاسَمِينٌ", "فَرَاشَةٌ", "زَيْتُونٌ", "قَنْدِيلٌ", "بُرْتُقَالٌ", "شِرَاعٌ", "مِرْسَاةٌ", "نُحَاسٌ", "غَزَالٌ"),
    *("عُصْفُورٌ", "رُمَّانٌ", "سَفِينَةٌ", "حَرِيرٌ", "مَرْجَانٌ", "لُؤْلُؤٌ", "صَنَوْبَرٌ", "بُحَيْرَةٌ", "جَدْوَلٌ", "تُفَّاحٌ"),
    *("كُرْسِيٌّ", "مِظَلَّةٌ", "سُلَحْفَاةٌ", "طَاوُوسٌ", "هُدْهُدٌ", "ثَعْلَبٌ", "ذِئْبٌ", "خُزَامَى", "دِلْفِينٌ", "ضِفْدَعٌ"),
)


class Script(NamedTuple):
    """How a language is written.

    Attributes:
        words: Words that the texts do not use; single characters where no blank stands between words.
        blank: What stands between two words.
        stop: What ends a sentence.
        colon: What stands before a list.
        negation: A word that turns a sentence round.
        plain: A word that stands by itself, free of any markup.
        end: Where a sentence ends and another one begins: the blank between the two.
    """

    words: tuple[str, ...]
    blank: str
    stop: str
    colon: str
    negation: str
    plain: re.Pattern[str]
    end: re.Pattern[str]


def _spaced(words: tuple[str, ...], letters: str, stop: str, negation: str) -> Script:
    return Script(
        words=words,
        blank=" ",
        stop=stop,
        colon=":",
        negation=negation,
        plain=re.compile(rf"(?<![^ ]){letters}+(?![^ ])"),
        end=re.compile(rf"(?<={letters}{{2}}[{stop}])[ \n](?={letters})"),
    )


LATIN = _spaced(_LATIN, r"[^\W\d_]", ".", "not")
HINDI = _spaced(_HINDI, r"[\u0900-\u0963\u0970-\u097f]", "।", "नहीं")
ARABIC = _spaced(_ARABIC, r"[\u0621-\u065f\u0670-\u06d3]", ".", "لَا")
CHINESE = Script(
    words=tuple(_HAN),
    blank="",
    stop="。",
    colon="\uff1a",
    negation="不",
    plain=re.compile(r"[\u4e00-\u9fff]{2}"),
    end=re.compile(r"(?<=。)(?=[\u4e00-\u9fff])"),
)
JAPANESE = CHINESE._replace(
    negation="無",
    plain=re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?![\u4e00-\u9fff])"),
    end=re.compile(r"(?<=。)(?=[\u3040-\u30ff\u4e00-\u9fff])"),
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def find_script(text: str) -> Script:
    """Returns the script that a text is written in."""
    counts = {
        CHINESE: len(re.findall(r"[\u4e00-\u9fff]", text)),
        JAPANESE: 2 * len(re.findall(r"[\u3040-\u30ff]", text)),
        HINDI: len(re.findall(r"[\u0900-\u097f]", text)),
        ARABIC: len(re.findall(r"[\u0600-\u06ff]", text)),
        LATIN: len(re.findall(r"[A-Za-z]", text)) // 8,  # tags and ids are Latin everywhere
    }
    return max(counts, key=lambda script: counts[script])


def count_words(text: str) -> int:
    """Returns how many words a text has, two characters a word where no blank stands between words."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2
