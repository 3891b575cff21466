"""The reference pages of the site: of rules, commands, settings and Python names, each from its own documentation."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import TYPE_CHECKING

import click

import clausetree
from clausetree import api
from clausetree.cli.command_table import COMMANDS, GROUPS
from clausetree.cli.json_pages import build_json_pages
from clausetree.cli.main import main
from clausetree.config.setting_table import REQUIRED, list_tables
from clausetree.config.toml_writing import write_toml
from clausetree.lint.rule_page import build_page
from clausetree.lint.table import RULES, load_rule
from clausetree.query.key_table import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetree.config.setting_table import SettingKey, SettingTable

VALUES = {
    "model.document": ("Document",),
    "project.spec_documents": ("SpecDocument",),
    "model.revision": ("Revision",),
    "model.clause": ("Clause", "Content", "Passage", "Heading"),
    "model.example": ("Example", "Conversation", "Message", "Comparison", "Response", "Verdict"),
    "model.reference": ("Reference", "Footnote"),
    "model.eval_prompts": ("EvalPrompts",),
    "model.locator": ("Locator",),
    "model.located": ("Located",),
    "lint.finding": ("Finding",),
    "diff.changes": ("ChangeSet", "ClauseChange", "ExampleChange"),
    "diff.ladder_change": ("LadderChange",),
    "diff.redlines": ("Redline", "Piece", "Run"),
    "diff.passage_blocks": ("PassageBlock", "Part"),
    "merge.merging": ("Merged",),
    "merge.conflict": ("Conflict", "Stance"),
    "export.row_values": (
        "ExportRow",
        "ClauseRow",
        "ChatRow",
        "PreferenceRow",
        "PromptRow",
        "RowMessage",
        "RowExample",
        "RowWho",
    ),
}
"""The values that the public functions return, and those that these are made of, by module."""

_WIDTH = 78
"""The cells of a line of help, whichever terminal a site is built in."""

_SETTINGS_HEAD = """\
# Settings

Settings are in `clausetree.toml`, beside the spec or in a folder above it. An option of a command overrides its setting;
what the file leaves out has its default. Paths count from the folder of the file.
`clausetree config show` prints those in force and where each comes from; `clausetree config schema` prints the JSON Schema
for an editor.

```toml
[spec]
name = "House rules"
files = ["intro.md", "rules/*.md"]

[lint]
against = "latest"
ignore = ["STY009"]

[lint.severity]
EXM001 = "error"

[[lineage]]
from = "be_brief"
to = ["length", "structure"]
at = "2026-01-12"
kind = "split"
```
"""

_OPTIONS_HEAD = """\
## Options of rules

A rule that has options reads them from its own table, such as `[lint.rules.long-clause]`.

| table | option | default | rule |
| --- | --- | --- | --- |
"""

_TERMS_HEAD = """
## Terms

A clause has to match all terms, which are separated by spaces; `-` before a term excludes what matches it. Commas separate
values of which one has to match. Put a value with spaces in quotes, and also a text that could be a term. Upper and lower
case, kinds of quotes and dashes, and the number of spaces between words make no difference.

| key | operators | value | finds clauses | such as |
| --- | --- | --- | --- | --- |
"""

_SECTION = re.compile(r"^(Args|Attributes|Raises):\n((?:[ ]{4}.*\n?|\n)+)", re.MULTILINE)
_ENTRY = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def build_references() -> dict[str, str]:
    """Returns the reference pages as Markdown, by path."""
    return {
        **_build_rules(),
        **_build_commands(),
        "settings/index.md": _build_settings(),
        **build_json_pages((main.get_command(click.Context(main), "schema") or main).help or ""),
        **_build_names(),
    }


def _build_rules() -> dict[str, str]:
    rules = {code: load_rule(code) for code in RULES}
    rows = "".join(f"- [{c}]({c}/) `{rule.name}`: {build_page(rule).summary}\n" for c, rule in rules.items())
    pages = {f"rules/{code}.md": build_page(rule).text for code, rule in rules.items()}
    return {"rules/index.md": f"# Rules\n\n{rows}", **pages}


def _build_commands() -> dict[str, str]:
    groups = "\n".join(
        f"## {title}\n\n" + "".join(f"- [{name}]({name}/): {what}\n" for name, what in commands.items())
        for title, commands in GROUPS.items()
    )
    pages = {"commands/index.md": f"# Commands\n\n{groups}"}
    context = click.Context(main, info_name="clausetree", terminal_width=_WIDTH, **main.context_settings)
    for name in COMMANDS:
        found = main.get_command(context, name)
        if found is not None:
            pages[f"commands/{name}.md"] = "\n".join(_describe(found, click.Context(found, context, name)))
    pages["commands/query.md"] += _TERMS_HEAD + "".join(_build_terms())
    return pages


def _build_terms() -> Iterator[str]:
    """Yields a row for each term of queries."""
    for key in KEYS.values():
        operators = "`:`, `<`, `<=`, `>`, `>=`" if key.takes_compared else "`:`"
        examples = ", ".join(f"`{example}`" for example in key.examples)
        yield f"| `{key.name}` | {operators} | {key.takes} | {key.finds} | {examples} |\n"


def _describe(found: click.Command, context: click.Context, depth: int = 1) -> Iterator[str]:
    """Yields the help text of a command, and of the commands under it, as Markdown."""
    yield f"{'#' * depth} {context.command_path}\n\n```text\n{found.get_help(context)}\n```\n"
    if isinstance(found, click.Group):
        for name in found.list_commands(context):
            below = found.get_command(context, name)
            if below is not None:
                yield from _describe(below, click.Context(below, context, name), depth + 1)


def _build_settings() -> str:
    """Returns the page of every setting."""
    tables = "\n".join(_build_table(table) for table in list_tables())
    options = "".join(
        f"| `lint.rules.{rule.name}` | `{name}` | `{write_toml(value)}` | [{code}](../rules/{code}/) |\n"
        for code in RULES
        for rule in (load_rule(code),)
        for name, value in rule.options._asdict().items()
    )
    return f"{_SETTINGS_HEAD}\n{tables}\n{_OPTIONS_HEAD}{options}"


def _build_table(table: SettingTable) -> str:
    many = " The table may be repeated." if table.repeated else ""
    rows = "".join(
        f"| `{one.name}` | {one.kind} | {_write_default(one)} | {one.meaning} |\n" for one in table.settings
    )
    head = "| setting | type | default | meaning |\n| --- | --- | --- | --- |\n"
    return f"## `{table.header}`\n\n{table.meaning}{many}\n\n{head}{rows}"


def _write_default(setting: SettingKey) -> str:
    """Returns what a setting is where it is left out, as a cell of a table."""
    if setting.default is REQUIRED:
        return "required"
    return "none" if setting.default in (None, (), {}) else f"`{write_toml(setting.default)}`"


def _build_names() -> dict[str, str]:
    """Returns the pages of the Python names: the functions, and the values that they return."""
    functions = [getattr(api, name) for name in clausetree.__all__ if name != "__version__"]
    rows = "".join(f"- [`{found.__name__}`](#{found.__name__}): {_summary(found)}\n" for found in functions)
    texts = "\n".join(
        f"## {found.__name__}\n\n```python\n{found.__name__}{_signature(found)}\n```\n\n{_markdown(found)}"
        for found in functions
    )
    classes = [
        getattr(import_module(f"clausetree.{module}"), name)
        for module, names in VALUES.items()
        for name in names
    ]
    values = "\n".join(f"## {found.__name__}\n\n{_markdown(found)}{_properties(found)}" for found in classes)
    return {
        "python/index.md": (
            "# Python\n\nThe names of `import clausetree`; the [values](values/) that they return are frozen.\n\n"
            f"{rows}\n{texts}"
        ),
        "python/values.md": f"# Values\n\nWhat the functions of `import clausetree` return.\n\n{values}",
    }


def _signature(found: Callable[..., object]) -> str:
    return str(inspect.signature(found)).replace("'", "")


def _summary(found: object) -> str:
    return inspect.getdoc(found).partition("\n")[0] if inspect.getdoc(found) else ""  # type: ignore[union-attr]


def _markdown(found: object) -> str:
    """Returns a docstring in Google style as Markdown."""

    def build_section(match: re.Match[str]) -> str:
        entries = _ENTRY.findall(match[2])
        rows = "".join(f"- `{name}`: {' '.join(words.split())}\n" for name, words in entries)
        return f"**{match[1]}**\n\n{rows}\n"

    text = _SECTION.sub(build_section, f"{inspect.getdoc(found) or ''}\n")
    return f"{text.strip()}\n\n"


def _properties(found: type) -> str:
    """Returns the rows of a class's properties and public methods."""
    members = {
        name: member.fget if isinstance(member, property) else getattr(member, "func", member)
        for name, member in vars(found).items()
        if not name.startswith("_") and (inspect.getdoc(member) or "").startswith("Returns")
    }
    rows = "".join(f"- `{name}`: {_summary(member)}\n" for name, member in members.items())
    return f"**Properties and methods**\n\n{rows}\n" if rows else ""
