"""Expressions: how terms go together, and what is said of one that is wrong."""

from __future__ import annotations

import pytest

from clausetree.model.authority import KNOWN_PROFILES
from clausetree.model.errors import ClausetreeError
from clausetree.project.clause_queries import select_clauses
from clausetree.query.query_parsing import parse_query, quote_value
from clausetree.syntax.document import parse_document

TEXT = """\
# Rules {#rules}

## Be kind {#kind authority=root tags=under_18,care}

Be “kind”, and **never** rude --- whoever asks; see [Harm](#harm).

**Example**: a `tool` that fails

~~~xml
<tool name="find">
Nothing found.
</tool>
<comparison>
<assistant> <!-- GOOD: says so -->
I found nothing.
</assistant>
<assistant> <!-- BAD[#harm]: invents -->
I found Rome.
</assistant>
</comparison>
~~~

## Prevent harm {#harm authority=user}

Harm nobody, as [?](#kind) says. [Lost](#gone)

### Self-harm {#self_harm authority=guideline}

Listen first.[^ab12]

#### Deeper {#deeper authority=unheard}

> A quotation.

# Rules {#rules}

Another one: "a, b" and a\\b.
"""
DOCUMENT = parse_document(TEXT, KNOWN_PROFILES[0])


def ask(expression: str) -> list[str]:
    return [str(clause.locator) for clause in select_clauses(DOCUMENT, expression)]


@pytest.mark.parametrize(
    ("expression", "ids"),
    [
        ("level:root level:user", []),
        ("level:root,user", ["kind", "harm"]),
        ("level:ROOT", ["kind"]),
        ("Level:root", ["kind"]),
        ("level>=user", ["kind", "harm"]),
        ("level>user", ["kind"]),
        ("level<user", ["self_harm"]),
        ("level<=root", ["kind", "harm", "self_harm"]),
        ("-level>=guideline", ["rules", "deeper", "rules~2"]),
        ("level:unheard", ["deeper"]),
        ("level:none", ["rules", "rules~2"]),
        ("tag:CARE", ["kind"]),
        ('tag:"under_18"', ["kind"]),
        ("id:rules", ["rules", "rules~2"]),
        ("id:rules~2", ["rules~2"]),
        ("id:#Kind", ["kind"]),
        ("title:'harm'", ["harm", "self_harm"]),
        ("under:rules", ["kind", "harm", "self_harm", "deeper"]),
        ("under:harm", ["self_harm", "deeper"]),
        ("under:harm -under:self_harm", ["self_harm"]),
        ("under:rules~2,deeper", []),
        ("has:example,quote", ["kind", "deeper"]),
        ("has:violation has:comparison has:reference has:tag", ["kind"]),
        ("prompts:1", ["self_harm"]),
        ("prompts>=1 prompts<2", ["self_harm"]),
        ("examples:1,2", ["kind"]),
        ("role:TOOL", ["kind"]),
        ("verdict:bad", ["kind"]),
        ("verdict:none,ok", []),
        ("violates:harm", ["kind"]),
        ("refers:harm", ["kind"]),
        ("refers:kind,harm", ["harm", "kind"]),
        ("refers:gone", ["harm"]),
        ("who:nobody", ["kind"]),
        ("who:user", ["harm", "self_harm"]),
        ("who:context,nobody", ["kind", "self_harm"]),
        ("\"be 'kind'\"", []),
        ('"Be \\"kind\\""', ["kind"]),
        ("“never rude — whoever”", ["kind"]),
        ("text:'never   rude'", ["kind"]),
        ("„never rude“", ["kind"]),
        ("\u2018never rude\u2019", ["kind"]),
        ('"**never** rude"', ["kind"]),
        ('"see harm"', ["kind"]),
        ('"as be kind says"', ["harm"]),
        ("rome", ["kind"]),
        ("invents", ["kind"]),
        ('"<tool"', []),
        ('"a, b"', ["rules~2"]),
        (r'"a\\b"', ["rules~2"]),
        (r"a\b", ["rules~2"]),
        ("-harm", ["deeper", "rules", "rules~2"]),
        ('-"harm" -title:deeper', ["rules", "rules~2"]),
        ("listen,rome", ["kind", "self_harm"]),
        ("  level:root   has:example\t", ["kind"]),
    ],
)
def test_terms(expression: str, ids: list[str]) -> None:
    assert sorted(ask(expression)) == sorted(ids)


@pytest.mark.parametrize("text", ["Fish & chips", "Fish &amp; chips", "salt & more", "salt &amp; more"])
def test_an_entity_and_its_character_are_one_text(text: str) -> None:
    said = "<user>\nWith salt &amp; more?\n</user>\n<assistant>\nYes.\n</assistant>"
    document = parse_document(f"# A {{#a}}\n\nFish &amp; chips.\n\n**Example**: one\n\n~~~xml\n{said}\n~~~\n")
    assert len(select_clauses(document, f"text:{quote_value(text)}")) == 1


@pytest.mark.parametrize("expression", ["examples:1234567890", f"examples>{'9' * 5_000}"])
def test_a_number_can_have_any_length(expression: str) -> None:
    assert ask(expression) == []
    assert ask(f"-{expression}") == ask("examples>=0")


@pytest.mark.parametrize("value", ["a", 'a "b" c', r"a\b", "a,b -c", "level:root", "“x”", r"\""])
def test_a_quoted_value_is_read_as_it_was(value: str) -> None:
    (term,) = parse_query(f"text:{quote_value(value)}").terms
    assert [one.text for one in term.values] == [value]


@pytest.mark.parametrize(
    ("expression", "message", "carets", "hint"),
    [
        ("", "the query is empty", "^", "level:root"),
        ("   ", "the query is empty", "^", "level:root"),
        ("lvel:root", "unknown key `lvel`", "^^^^", "did you mean `level`?"),
        ("kind colour:red", "unknown key `colour`", "     ^^^^^^", "`text`"),
        ("level:rot", "no level `rot` here", "      ^^^", "did you mean `root`?"),
        ("level:root,devloper", "no level `devloper` here", "           ^^^^^^^^", "`guideline`"),
        ("level>=none", "no level `none` on the ladder", "       ^^^^", "`root`"),
        ("level>=root,user", "`>=` takes one value", "            ^^^^", "`:`"),
        (
            "level>=",
            "`level>=` needs a value",
            "       ^",
            "write a level right after it, such as `level>=developer`",
        ),
        (
            "level<=",
            "`level<=` needs a value",
            "       ^",
            "write a level right after it, such as `level<=developer`",
        ),
        ("level<", "`level<` needs a value", "      ^", "write a level right after it, such as `level<user`"),
        (
            "level:",
            "`level:` needs a value",
            "      ^",
            "write a level, or `none` right after it, such as `level:root`",
        ),
        (
            "examples>",
            "`examples>` needs a value",
            "         ^",
            "write a number right after it, such as `examples>3`",
        ),
        ("prompts<= kind", "`prompts<=` needs a value", "         ^", "such as `prompts<=1`"),
        ("-has:", "`has:` needs a value", "     ^", "such as `has:commentary`"),
        ("text:", "`text:` needs a value", "     ^", "write a text right after it, such as `text:"),
        ("level=>developer", "`=>` isn't an operator", "     ^^", "write `level>=` and a value"),
        ("level=<user", "`=<` isn't an operator", "     ^^", "write `level<=` and a value"),
        ("level:>=user", "`:>=` isn't an operator", "     ^^^", "write `level>=` and a value"),
        ("examples:>3", "`:>` isn't an operator", "        ^^", "write `examples>` and a value"),
        ("examples==3", "`==` isn't an operator", "        ^^", "write `examples:` and a value"),
        ("Level<>user", "`<>` isn't an operator", "     ^^", "write `-level:` and a value"),
        ("tag=>x", "`=>` isn't an operator", "   ^^", "write `tag:` and a value"),
        ("level => root", "`=>` has no key before it", "      ^^", "such as `level>=developer`"),
        ("level = root", "`=` has no key before it", "      ^", "such as `level:root`"),
        ("level < root", "`<` has no key before it", "      ^", "such as `level<user`"),
        ("level: root", "`level:` needs a value", "      ^", "right after it"),
        ("level >= root", "`>=` has no key before it", "      ^^", "without spaces"),
        (":root", "`:` has no key before it", "^", "such as `level:root`"),
        ("level=root", "`=` isn't an operator", "     ^", "`level:`"),
        ("level!=root", "`!=` isn't an operator", "     ^^", "`-level:`"),
        ("tag>x", "`tag` can't be compared with `>`", "   ^", "`tag:`"),
        ("tag:undr_18", "no clause has the tag `undr_18`", "    ^^^^^^^", "did you mean `under_18`?"),
        ("under:", "`under:` needs a value", "      ^", "an id"),
        ("under:hram", "no clause `hram`", "      ^^^^", "did you mean `harm`?"),
        ("violates:kund", "no clause `kund`", "         ^^^^", "did you mean `kind`?"),
        ('id:"prevent harms"', "no clause `prevent harms`", "   ^^^^^^^^^^^^^^^", "did you mean `harm`?"),
        ("has:exmple", "`has:` doesn't know `exmple`", "    ^^^^^^", "`commentary`"),
        ("examples:two", "`two` isn't a whole number", "         ^^^", "such as `examples:2`"),
        ("examples>=-1", "`-1` isn't a whole number", "          ^^", "such as `examples>=2`"),
        ("prompts:٣", "`٣` isn't a whole number", "        ^", "prompts:2"),
        ("examples>1,2", "`>` takes one value", "           ^", "`:`"),
        ("role:usr", "no role `usr` here", "     ^^^", "did you mean `user`?"),
        ("verdict:godo", "there is no verdict `godo`", "        ^^^^", "did you mean `good`?"),
        ("who:usr", "no sender `usr` here", "    ^^^", "did you mean `user`?"),
        ("changed:2025", "this document has no history", None, "revision"),
        ('text:"abc', "this quote isn't closed", "     ^", '`"`'),
        ('"', "this quote isn't closed", "^", '`"`'),
        ("text:'abc", "this quote isn't closed", "     ^", "`'`"),
        ('"abc\\"', "this quote isn't closed", "^", '`"`'),
        ('text:""', "there is nothing between the quotes", "     ^^", "a text"),
        ('text:"a"b', "a term goes on after its closing quote", "        ^", "a comma"),
        ('ab"c', "there is a quotation mark inside a word", "  ^", "in quotes"),
        ("-", "`-` excludes nothing", "^", "-level:root"),
        ("kind - harm", "`-` excludes nothing", "     ^", "in quotes"),
        ("--level:root", "`-` excludes nothing", "^", "-level:root"),
        ("level:root,", "a value is missing before or after the comma", "           ^", "without spaces"),
        ("level:,root", "`level:` needs a value", "      ^", "right after it"),
        (
            "level:root, user",
            "a value is missing before or after the comma",
            "           ^",
            "without spaces",
        ),
        (",root", "a value is missing before or after the comma", "^", "without spaces"),
        ("level:root OR level:user", "`OR` isn't a word of queries", "           ^^", "commas"),
        ("a AND b", "`AND` isn't a word of queries", "  ^^^", "spaces"),
        ("NOT a", "`NOT` isn't a word of queries", "^^^", "`-`"),
        ("not level:root", "`not` isn't a word of queries", "^^^", "`-`"),
        ("level:root or level:user", "`or` isn't a word of queries", "           ^^", "commas"),
        ("level:root And harm", "`And` isn't a word of queries", "           ^^^", "spaces"),
        ("level:root && harm", "`&&` isn't a sign of queries", "           ^^", "spaces"),
        ("level:root || harm", "`||` isn't a sign of queries", "           ^^", "commas"),
        ("!level:root", "`!` isn't a sign of queries", "^", "`-`"),
        ("! level=root", "`!` isn't a sign of queries", "^", "`-`"),
        ("level:root !harm", "`!` isn't a sign of queries", "           ^", "`-`"),
        ("(level:root)", "`(` isn't a sign of queries", "^", "one after the other"),
        ("has:example ( harm )", "`(` isn't a sign of queries", "            ^", "one after the other"),
        ("-(level:root)", "`(` isn't a sign of queries", " ^", "one after the other"),
        ("~levl:root", "`~` isn't a sign of queries", "^", "`-`"),
        ("+level:root", "`+` isn't a sign of queries", "^", "leave it out"),
        ("語 語語:a", "unknown key `語語`", "   ^^^^", "quotes"),
    ],
)
def test_what_is_wrong_is_said_with_carets_below_the_place(
    expression: str, message: str, carets: str | None, hint: str
) -> None:
    with pytest.raises(ClausetreeError) as raised:
        ask(expression)
    said, *shown = raised.value.message.split("\n")
    assert said.startswith(message)
    assert hint in (raised.value.hint or "")
    assert shown == ([] if carets is None else [f"  {expression}", f"  {carets}"])


def test_a_long_expression_is_shown_around_the_place() -> None:
    expression = " ".join(["level:root"] * 40) + " levl:root " + "has:example " * 40
    with pytest.raises(ClausetreeError) as raised:
        ask(expression)
    _, line, carets = raised.value.message.split("\n")
    assert max(len(line), len(carets)) <= 80
    assert line[carets.index("^") : carets.rindex("^") + 1] == "levl"
    assert (line[2], line[-1]) == ("…", "…")


@pytest.mark.parametrize(
    "expression", ["not", "do not", '"not" level:root', "text:not level:root", "(do", "!"]
)
def test_words_and_signs_of_other_languages_are_texts_by_themselves_and_in_quotes(expression: str) -> None:
    assert parse_query(expression).terms


@pytest.mark.parametrize("size", [10, 20_000])
def test_an_expression_of_any_size_is_read(size: int) -> None:
    assert len(parse_query("level:root " * size).terms) == size
    assert len(parse_query("! " * size).terms) == size
    with pytest.raises(ClausetreeError):
        parse_query("-" * size)
    with pytest.raises(ClausetreeError):
        parse_query('text:"' + "a\n" * size)


def test_a_text_without_levels_or_tags_says_so() -> None:
    document = parse_document("# A\n\nBe kind.\n")
    for expression, hint in (("level:root", "no levels"), ("level>=root", "no levels"), ("tag:x", "tags")):
        with pytest.raises(ClausetreeError) as raised:
            select_clauses(document, expression)
        assert hint in (raised.value.hint or "")
    assert len(select_clauses(document, "level:none")) == 1
