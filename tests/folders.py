"""Where what tests read lies: the project itself, and the sample spec.

The sample is a spec with seven revisions, eval prompts and a fork. Nothing that tests expect of it depends on what is
published in `spec/`: that may be rewritten, this is left as it is.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests"
SAMPLES = TESTS / "samples"
"""The working directory of tests, so that `spec` is the sample."""
SPEC = SAMPLES / "spec"
EMBEDDED = ROOT / "spec"
"""The spec that the project publishes: for tests of it, and of pages that show what commands say of it."""
