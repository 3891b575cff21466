"""The case of quoted words counts, but for that of the first letter: `MAY` and `may` are other words to a spec."""

from __future__ import annotations

import pytest

from tests.claims.conftest import check_sentences

OLD = "# A {#a}\n\nThe assistant may send a mail to a guest. It must never help anybody with weapons of any kind.\n"
NEW = OLD.replace("may send", "MAY send").replace("must never", "MUST never")
CASES = {
    "The newer version says “MAY send a mail”.": "supported",
    "The older version says “MAY send a mail”.": "contradicted",
    "“may send” became “MAY send”.": "supported",
    "“MAY send” became “may send”.": "contradicted",
    "The newer version drops “may send a mail”.": "supported",
    "The newer version still says “may send a mail”.": "contradicted",
    "The newer version says “Send a mail to a guest”.": "supported",
    "The older version says “it must never help anybody with weapons”.": "supported",
    "The newer version adds “It MUST never help anybody with weapons of any kind”.": "ambiguous",
    "“It must never help anybody with weapons of any kind” became “It MUST never help anybody with weapons of any kind”.": "supported",
    "“It MUST never help anybody with weapons of any kind” became “It must never help anybody with weapons of any kind”.": "contradicted",
    "Both versions say “It must never help anybody with weapons of any kind”.": "ambiguous",
}


@pytest.mark.parametrize("sentence", CASES)
def test_the_case_of_quoted_words_counts(sentence: str) -> None:
    (checked,) = check_sentences(sentence, OLD, NEW)
    assert checked.finding.verdict == CASES[sentence], checked.finding.why
