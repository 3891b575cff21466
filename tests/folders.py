"""Where what tests read lies: the project itself, the embedded spec, and the sample spec.

The sample is a spec with seven revisions, eval prompts and a fork, which the tests know word by word. It is left as it
is when the embedded one is written anew.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests"
SAMPLES = TESTS / "samples"
"""The working directory of tests, so that `spec` is the sample."""
SPEC = SAMPLES / "spec"
EMBEDDED = ROOT / "spec"
"""For tests of the embedded spec itself, and of pages that show what commands say of it."""
