"""Whether a clause without a level tells anybody to do anything.

English words decide, as a careful reader would at a glance: in doubt it does. What a title announces as notes, or as
cases to test with, does not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from clausetree.syntax.ladder import find_named
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause

_PROSE = {"paragraph", "list", "quote", "admonition"}
_ABOUT = re.compile(
    r"(?:\w+ )?notes?(?: \w+)*|background|rationale|motivation|context|history|change ?log|(?:revision|version) history"
    r"|references|sources|(?:open|unresolved) (?:issues|points|problems)|for discussion|bibliography|further reading|see also|links|resources|credits|acknowledge?ments|authors"
    r"|contributors|licen[cs]e|contents|table of contents|appendix|(?:open|frequently asked) questions|faq|future work"
    r"|introduction|overview|summary|abstract|about(?: .*)?|scope|status|audience|glossary|terminology|definitions"
    r"|levels?(?: of authority)?|authority(?: levels)?|ladder|how to read .*|conventions|discussion|commentary|todo"
    r"|known (?:issues|limitations)|roadmap|contact|feedback|non-?goals|out of scope|purpose|preface|foreword|disclaimer",
    re.IGNORECASE,
)
_ABOUT_ELSEWHERE = (
    "nota notas nota_editorial introducción historia historial histórico referencias glosario términos definiciones índice resumen"
    " prefacio apéndice preguntas_abiertas antecedentes cambios introdução referências definições resumo prefácio perguntas_abertas"
    " anmerkung anmerkungen hinweis hinweise einleitung einführung geschichte quellen literatur begriffe glossar begriffsbestimmungen"
    " definitionen inhalt inhaltsverzeichnis zusammenfassung vorwort anhang offene_fragen hintergrund änderungen überblick"
    " remarque remarques historique références glossaire termes définitions sommaire table_des_matières résumé préface annexe"
    " questions_ouvertes contexte aperçu note introduzione storia riferimenti glossario definizioni indice sommario prefazione appendice"
    " примечание примечания введение история ссылки глоссарий термины определения содержание предисловие приложение обзор"
    " 備考 注記 注釈 補足 はじめに 序文 概要 目次 履歴 変更履歴 改訂履歴 背景 参考 参考文献 参照 用語 用語集 定義 付録 未解決の問題"
    " 备注 備註 注释 說明 说明 引言 前言 概述 目录 目錄 历史 歷史 修订历史 参考资料 參考資料 术语 術語 定义 附录 附錄 开放问题"
    " 비고 주석 참고 참고_문헌 소개 서문 개요 목차 역사 변경_이력 배경 용어 용어집 정의 부록"
    " ملاحظات مقدمة المراجع المصطلحات تعريفات टिप्पणी प्रस्तावना संदर्भ परिभाषाएँ"
)
"""The same in some other languages, with or without their accents."""

_CLOSING = " \t\r\n\"'*_)\u201d\u2019\u00bb\u300d\uff09"
_QUESTION = tuple("?\uff1f\u061f")
_CASES = re.compile(
    r".*\b(?:eval(?:uation)?s?|tests?|testing|test plan|examples?)(?: (?:cases?|plan|prompts?|scenarios?|suite|data|notes))?",
    re.IGNORECASE,
)
_BINDING = re.compile(
    r"\b(?:must|shall|should|ought to|never|may not|(?<!\bwe )(?<!\bthey )(?:do not|don['’]t)|(?:is|are) (?:not allowed|required|forbidden|prohibited))\b",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"(?:this|these|those|there|here|we|our|see|note|written|based|taken|last"
    r"|thanks|until|since|for (?:more|details|background|example)|in (?:this|these|the|19|20)|as of)\b",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(
    r"\A(?>.*?\bkey ?words\b).*\b(?:interpreted|RFC[ -]?(?:2119|8174)|BCP ?14)"
    r"|\b(?:must|shall|should|may)(?: not)?[\"'*_`\u201d\u2019]*\s+(?:means|denotes|indicates|marks|stands for)\b"
    r"|\A(?:must|shall|should|may|required|recommended|optional)(?: not)?[\"'*_`\u201d\u2019]*:",
    re.IGNORECASE | re.DOTALL,
)
"""What says of such words what they mean, as RFC 2119 has it, and does not use them."""

_QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|`[^`]*`")
_LINK_OR_CODE = re.compile(r"!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|`[^`]*`|<?https?://\S+")
_MARKER = re.compile(rf"(?:{LIST_MARKER}|>)[ \t]+")


def holds_instruction(clause: Clause, ladder: Ladder) -> bool:
    """Returns whether a clause may bind: whether its prose has a sentence that says more than how things are.

    What states the levels of the ladder says what others bind by.
    """
    title = clause.title.strip(" .:")
    if _CASES.fullmatch(title):
        return False
    sentences = [sentence for sentence in _sentences(clause) if not _OF_WORDS.search(sentence)]
    asked = [sentence for sentence in sentences if sentence.rstrip(_CLOSING).endswith(_QUESTION)]
    if asked and len(asked) == len(sentences):
        return False  # what is only asked binds nobody
    if any(_BINDING.search(_QUOTED.sub("", sentence)) for sentence in sentences):
        return True
    is_ladder = any(find_named(items, ladder) for items in clause.content.term_lists)
    if is_ladder or _is_about(title) or clause.defines:
        return False
    empty = not clause.content.passages  # a title alone can be a rule
    return empty or bool(clause.examples) or any(not _TELLING.match(one) for one in sentences)


def _is_about(title: str) -> bool:
    """Returns whether a title announces notes and their like."""
    return _ABOUT.fullmatch(title) is not None or _strip_accents(title) in _list_titles()


@cache
def _list_titles() -> frozenset[str]:
    """Returns the titles of notes in other languages."""
    return frozenset(_strip_accents(word.replace("_", " ")) for word in _ABOUT_ELSEWHERE.split())


def _strip_accents(text: str) -> str:
    """Returns a text in one case, without the marks on its letters."""
    return "".join(letter for letter in normalize("NFD", text.casefold()) if not combining(letter))


def _sentences(clause: Clause) -> Iterator[str]:
    """Yields the sentences of a clause's prose that hold more than links and code."""
    content = clause.content
    for passage in content.passages:
        if passage.kind not in _PROSE:
            continue
        text = passage.span.slice(content.source)
        for sentence in split_sentences(text):
            words = _MARKER.sub("", sentence.slice(text).strip(), count=1)
            if re.search(r"\w", _LINK_OR_CODE.sub("", words)):
                yield words.lstrip("*_\"'\u201c\u2018([")
