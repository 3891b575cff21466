"""Which headings are of chapters that define terms: by their title or their id, in English and in other languages."""

from __future__ import annotations

import re

_WORD = r"(?:definitions?|glossary|terms|terminology)"
_ENGLISH = re.compile(
    rf"(?:(?:key|defined|common|basic|important) )?{_WORD}"
    rf"(?:(?:,| of| and| &|, and) (?:key |defined )?(?:{_WORD}|abbreviations|acronyms|symbols))*"
)
_OTHERS = frozenset(
    (
        *("begriffe", "begriffsbestimmungen", "begriffserklärungen", "definitionen", "glossar"),
        *("définitions", "glossaire", "termes", "termes et définitions", "terminologie"),
        *("definiciones", "glosario", "términos", "términos y definiciones", "terminología"),
        *("definições", "glossário", "termos", "termos e definições", "terminologia"),
        *("definizioni", "glossario", "termini", "termini e definizioni"),
        *("begrippen", "begrippenlijst", "definities", "woordenlijst"),
        *("глоссарий", "определения", "термины", "термины и определения"),
        *("التعريفات", "المصطلحات", "تعريفات", "مصطلحات"),
        *("定義", "用語", "用語集", "用語と定義", "用語の定義"),
        *("定义", "名词解释", "术语", "术语和定义", "术语表", "術語", "詞彙表", "词汇表"),
        *("용어", "용어 정의", "용어와 정의", "용어집", "정의"),
    )
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?\s+")


def announces_definitions(title: str, clause_id: str) -> bool:
    """Returns whether a heading says that what is under it defines terms, given its title and the clause's id.

    Such as `Definitions`, `Key terms`, `3 Terms and definitions`, or whatever title with the id `glossary`.
    """
    named = _NUMBER.sub("", title.strip(), count=1), re.sub(r"[-_]", " ", clause_id)
    return any(map(_is_name, named))


def _is_name(text: str) -> bool:
    folded = " ".join(text.casefold().split()).strip(" .:\uff1a")
    return bool(_ENGLISH.fullmatch(folded)) or folded in _OTHERS
