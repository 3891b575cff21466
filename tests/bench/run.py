"""All benchmarks; each prints the ratios that the project holds itself to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = (
    "read",
    "lint",
    "slips",
    "diff",
    "growth",
    "mutations",
    "locators",
    "claims",
    "merge",
    "editor",
    "stale",
    "rows",
    "site",
    "site_growth",
    "site_loading",
)


def main() -> None:
    for name in SCRIPTS:
        if (HERE / f"{name}.py").is_file():
            print(f"== {name}", flush=True)  # noqa: T201
            subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=HERE.parents[1], check=True)


if __name__ == "__main__":
    main()
