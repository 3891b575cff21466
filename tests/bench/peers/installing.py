"""The peers that come from the package index: installed for the bench alone, never a dependency."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distributions

from tests.bench.measure import BUILD

FOLDER = BUILD / "peers"
_PACKAGES = ("redlines", "xmldiff")


def install_peers() -> dict[str, str]:
    """Returns the versions of the packages, installed if they are not, importable from now on."""
    if not all((FOLDER / name).is_dir() for name in _PACKAGES):
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(FOLDER), *_PACKAGES]
        subprocess.run(command, check=True)
    sys.path.append(str(FOLDER))
    return {
        found.name: found.version for found in distributions(path=[str(FOLDER)]) if found.name in _PACKAGES
    }
