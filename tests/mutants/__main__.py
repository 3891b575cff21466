"""Starts mutation testing; processes forked for the tests do not load a module of this name again."""

from __future__ import annotations

from tests.mutants.run import main

main()
