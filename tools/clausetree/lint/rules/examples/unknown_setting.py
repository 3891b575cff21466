"""`unknown-setting`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.rule import Rule
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.text.span import Span

_MEANT = 2  # places that a key must stand in to be taken as meant: a slip of the pen stands in one, where nobody copied it
_KNOWN = ("max_tokens", "interactive", "under_18", "voice")


class UnknownSettingOptions(NamedTuple):
    """The options of `unknown-setting`.

    Attributes:
        known: Further keys that a spec knows.
    """

    known: tuple[str, ...] = ()


class UnknownSetting(Rule):
    """Flags a key in `<settings>` that the spec does not know.

    Known are the keys of the Model Spec, those that the spec itself names in backticks, and those that two of its examples use.

    ## Why it matters
    A mistyped key sets nothing.

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

    options: UnknownSettingOptions = UnknownSettingOptions()

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each key that is not known and stands in no other example."""
        found: dict[str, list[Span]] = {}
        for part, message in context.messages:
            for setting in message.settings:
                found.setdefault(setting.key, []).append(setting.key_span.shift(part.start))
        known = {*_KNOWN, *self.options.known}
        for key, spans in found.items():
            if key not in known and len(spans) < _MEANT and f"`{key}`" not in document.text:
                yield self.at(
                    spans[0], f"unknown setting `{key}`", did_you_mean(key, {*known, *found} - {key})
                )
