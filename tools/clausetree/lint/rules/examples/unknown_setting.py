"""`unknown-setting`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SLIP, KnownWords, did_you_mean, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.example import Message, Setting

_MEANT = 2  # places that a key must stand in to be taken as meant: a slip of the pen stands in one, where nobody copied it
_TRUTHS = ("true", "false")
_SWITCHES = ("interactive", "under_18")
_IN_CODE = re.compile(r"`(?=([^`\n]+)`)")
_KNOWN = ("max_tokens", "interactive", "under_18", "voice")


class UnknownSettingOptions(NamedTuple):
    """The options of `unknown-setting`.

    Attributes:
        known: Further keys that a spec knows.
    """

    known: tuple[str, ...] = ()


class UnknownSetting(Rule):
    """A key in `<settings>` that the spec does not know, a line without `:`, and a value that is nearly `true` or `false`.

    The known keys are those of the Model Spec, those that the spec itself names in backticks, and those that two of its
    examples use, unless they are nearly one of the others.

    ## Why it matters
    A mistyped key has no effect.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <system>
    <settings>
    max_token: 20
    </settings>
    </system>
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <system>
    <settings>
    max_tokens: 20
    </settings>
    </system>
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````

    ## Options
    - `known`: further keys; none by default.
    """

    code = "EXM012"
    name = "unknown-setting"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    options: UnknownSettingOptions = UnknownSettingOptions()

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each key that is not known, or that stands in one example only, and at what sets nothing."""
        found: dict[str, list[Span]] = {}
        values = {setting.value for _, message in context.messages for setting in message.settings}
        spellings = _TRUTHS if values & {*_TRUTHS} else (*_TRUTHS, *(word.title() for word in _TRUTHS))
        for part, message in context.messages:
            yield from self._check_lines(message, part, document)
            for setting in message.settings:
                found.setdefault(setting.key, []).append(setting.key_span.shift(part.start))
                yield from self._check_value(setting, part, spellings)
        known = {*_KNOWN, *self.options.known}
        unknown = found.keys() - known
        spoken_of = {*_IN_CODE.findall(document.text)} if unknown else set()
        keys = KnownWords(found)
        for key, spans in found.items():
            if key not in unknown or key in spoken_of:
                continue
            near = did_you_mean(key, known)
            if near or len(spans) < _MEANT:  # a mistake that was copied is one still
                hint = near or did_you_mean(key, (other for other in keys.choose(key) if other != key))
                yield from (self.at(span, f"unknown setting `{key}`", hint) for span in spans)

    def _check_value(
        self, setting: Setting, part: DocumentPart, spellings: tuple[str, ...]
    ) -> Iterator[Diagnostic]:
        """Yields a finding at a value that is nearly `true` or `false`, which may be written in some spellings."""
        if setting.value.startswith(":"):
            yield self.at(
                setting.span.shift(part.start), "value of a setting begins with `:`", "write `key: value`"
            )
        if re.search(rf",[ ]*(?:{'|'.join(_KNOWN)}):", setting.value):
            yield self.at(
                setting.span.shift(part.start), "two settings on one line", "give each a line of its own"
            )
            return
        if setting.value in spellings:
            return
        near = None if setting.value.isdecimal() else find_nearest(setting.value, _TRUTHS, SLIP)
        if near or setting.key in _SWITCHES:
            end = part.start + setting.span.end
            span = Span(end - len(setting.value), end)
            fix = replace(span, near, safe=False) if near else None
            yield self.at(
                span,
                f"unknown value `{setting.value}` of the setting `{setting.key}`",
                f"did you mean `{near}`?" if near else "values are `true` and `false`",
                fix,
            )

    def _check_lines(self, message: Message, part: DocumentPart, document: Document) -> Iterator[Diagnostic]:
        """Yields a finding at each line among settings that is none."""
        lines = document.lines
        for element in message.elements:
            if element.name != "settings" or not element.body.slice(part.content.source).strip():
                continue
            start, end = (lines.line_of(part.start + offset) for offset in element.body)
            for number in range(start, end + 1):
                content = lines.contents[number]
                if content.strip() and ":" not in content:
                    yield self.at(lines.span(number), "line sets nothing", "write `key: value`")
