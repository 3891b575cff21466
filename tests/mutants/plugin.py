"""Settings of hypothesis under which one mutant is as likely found twice: no chance, nothing kept, no time for shrinking."""

from __future__ import annotations

from hypothesis import Phase, settings

settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    print_blob=False,
)
settings.load_profile("mutants")
