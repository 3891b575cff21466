"""Which chapters define terms, and how a term is written in the scripts of other languages."""

from __future__ import annotations

import pytest

from clausetree.syntax.document import parse_document, render_document

DEFINING = [
    "# Definitions",
    "# DEFINITION",
    "# Glossary of terms",
    "# Key terms",
    "# Key Terms and Definitions:",
    "# Terms and definitions",
    "# 3 Terms and definitions",
    "# 2.1. Terms, definitions and abbreviations",
    "# Definitions & acronyms",
    "# Terminology",
    "# Begriffe",
    "# Définitions",
    "# Términos y definiciones",
    "# 定義",
    "# 用語集",
    "# 术语和定义",
    "# Words {#definitions}",
    "# Words {#key-terms}",
    "# Wörter {#glossary}",
    "# Words {#terms_and_definitions authority=user}",
    "Definitions\n===========",
]
OF_OTHER_LANGUAGES = (
    "Begriffe, Begriffsbestimmungen, Begriffserklärungen, Definitionen, Glossar, "
    "Définitions, Glossaire, Termes, Termes et définitions, Terminologie, "
    "Definiciones, Glosario, Términos, Términos y definiciones, Terminología, "
    "Definições, Glossário, Termos, Termos e definições, Terminologia, "
    "Definizioni, Glossario, Termini, Termini e definizioni, "
    "Begrippen, Begrippenlijst, Definities, Woordenlijst, "
    "Глоссарий, Определения, Термины, Термины и определения, "
    "التعريفات, المصطلحات, تعريفات, مصطلحات, "
    "定義, 用語, 用語集, 用語と定義, 用語の定義, "
    "定义, 名词解释, 术语, 术语和定义, 术语表, 術語, 詞彙表, 词汇表, "
    "용어, 용어 정의, 용어와 정의, 용어집, 정의"
)
OTHER = [
    "# Words",
    "# Terms of service",
    "# Terms of use {#terms_of_use}",
    "# In no uncertain terms",
    "# Definitions of done",
    "# Undefined",
    "# Key",
    "# Rules {#defined}",
    "# Begriffsstutzig",
]


def find_terms(text: str) -> list[str]:
    document = parse_document(text)
    assert render_document(document) == text
    for clause in document.clauses:
        for defined in clause.definitions:
            assert defined.term_span.slice(clause.content.source) == defined.term
    return [defined.term for clause in document.clauses for defined in clause.definitions]


@pytest.mark.parametrize("heading", DEFINING)
def test_a_chapter_is_of_definitions_by_its_title_or_its_id(heading: str) -> None:
    assert find_terms(
        f"{heading}\n\n**Guest**: somebody.\n\n## Hosts {{#hosts}}\n\n**Host**: who let them in.\n"
    ) == [
        "Guest",
        "Host",
    ]


@pytest.mark.parametrize(
    "end", ["** :", "**\u00a0:", "**\u202f:", " :**", "\u00a0:**", "\u202f:**", ":**", "**\uff1a"]
)
def test_a_space_can_be_before_the_colon(end: str) -> None:
    assert find_terms(f"# Termes\n\n**Usager{end} toute personne.\n**Agent{end} un autre.\n") == [
        "Usager",
        "Agent",
    ]
    levels = parse_document(f"# A {{#a authority=maire}}\n\n1. **Loi{end} haut.\n2. **Maire{end} bas.\n")
    assert levels.ladder.levels == ("loi", "maire")
    said = f"**Example{end} un bonjour\n\n~~~xml\n<user>\nSalut\n</user>\n~~~\n"
    (example,) = parse_document(f"# A\n\n{said}").clauses[0].examples
    assert example.title == "un bonjour"


@pytest.mark.parametrize("title", OF_OTHER_LANGUAGES.split(", "))
def test_a_chapter_of_definitions_is_known_in_other_languages(title: str) -> None:
    assert find_terms(f"# {title}\n\n**Guest**: somebody.\n") == ["Guest"]


@pytest.mark.parametrize("heading", OTHER)
def test_other_chapters_define_nothing(heading: str) -> None:
    assert find_terms(f"{heading}\n\n**Guest**: somebody.\n") == []


@pytest.mark.parametrize("colon", [":", "\uff1a", "\ufe55"])
@pytest.mark.parametrize("form", ["**{term}**{colon}", "**{term}{colon}**"])
def test_a_colon_of_any_width_follows_a_term(colon: str, form: str) -> None:
    first, second = (form.format(term=term, colon=colon) for term in ("利用者", "運営者"))
    text = f"# 定義 {{#definitions}}\n\n{first}会話に参加する人。  \n{second}製品を作る人。\n"
    assert find_terms(text) == ["利用者", "運営者"]


@pytest.mark.parametrize("colon", [":", "\uff1a"])
@pytest.mark.parametrize(
    "form", ["**Example**{colon} 出典", "**Example{colon}** 出典", "**Example**{colon}出典"]
)
def test_a_colon_of_any_width_follows_the_word_example(colon: str, form: str) -> None:
    title = form.format(colon=colon)
    text = f"# A {{#a}}\n\n正直に。\n\n{title}\n\n~~~xml\n<user>\nやあ\n</user>\n<assistant>\nどうも\n</assistant>\n~~~\n"
    document = parse_document(text)
    assert render_document(document) == text
    (example,) = document.clauses[0].examples
    assert example.title == "出典"
    assert example.title_span
    assert example.title_span.slice(document.clauses[0].content.source) == "出典"


@pytest.mark.parametrize("colon", [":", "\uff1a"])
def test_a_colon_of_any_width_is_in_the_bold_of_a_level(colon: str) -> None:
    items = f"1. **root{colon}** 最上位\n2. **user{colon}** 最後\n"
    document = parse_document(f"# 階層\n\n{items}\n## A {{#a authority=user}}\n\n正直に。\n")
    assert tuple(document.ladder) == ("root", "user")
