"""`make` on machines that are not ours: a Python is named where it can't be used, and `.venv` is made anew where it must be."""

from __future__ import annotations

import os
import shutil
import subprocess
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.conftest import pytest_terminal_summary
from tests.folders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = ("sh", "make", "grep", "rm", "mkdir", "cp", "chmod", "touch", "cat", "id")

# What a Python has to do here: say its version, make an environment of itself, and note what it was asked for else.
PYTHON = """#!/bin/sh
case "$*" in
*version_info*) echo {version} ;;
"-m venv .venv")
    mkdir -p .venv/bin
    cp "$0" .venv/bin/python
    cp "$0" .venv/bin/pip
    echo "command = python -m venv $(pwd -P)/.venv" > .venv/pyvenv.cfg
    ;;
*) echo "{version} $*" >> done ;;
esac
"""


class Machine:
    """A folder with the project's set-up, and all the programs that there are."""

    def __init__(self, folder: Path) -> None:
        self.programs, self.project = folder / "programs", folder / "project"
        self.programs.mkdir()
        (self.project / "tools").mkdir(parents=True)
        for name in (
            "Makefile",
            "pyproject.toml",
            "constraints.txt",
            "tools/environment.sh",
            "tools/browser.sh",
        ):
            shutil.copy(ROOT / name, self.project / name)
        for name in TOOLS:
            (self.programs / name).symlink_to(shutil.which(name) or name)

    def add(self, name: str, text: str) -> None:
        """Puts a program on the path."""
        (self.programs / name).write_text(text, encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def add_python(self, name: str, version: str) -> None:
        self.add(name, PYTHON.format(version=version))

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.programs / "make"), *arguments],
            cwd=self.project,
            env={"PATH": str(self.programs)},
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self) -> list[str]:
        """Returns what Pythons did since this was asked for, but for their own part."""
        file = self.project / "done"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_environment_is_made_once(machine: Machine) -> None:
    machine.add_python("python3", "3.11.2")
    assert machine.make("environment").returncode == 0
    assert any("install" in line and ".[all]" in line for line in machine.done())
    assert machine.make("environment").returncode == 0
    assert machine.done() == []


@pytest.mark.parametrize("version", ["2.7.18", "3.6.15", "3.9.18", "3.10.13"])
def test_a_python_that_is_too_old_is_named_with_one_that_is_not(machine: Machine, version: str) -> None:
    machine.add_python("python3", version)
    machine.add_python("python3.12", "3.12.1")
    made = machine.make("environment")
    assert made.returncode == 2
    assert made.stderr.splitlines()[0] == (
        f"clausetree needs Python 3.11 or newer; python3 is {version}: run make PYTHON=python3.12"
    )
    assert not (machine.project / ".venv").exists()


@pytest.mark.parametrize("version", ["3.11.0", "3.13.0", "3.14.0", "3.20.1", "4.0.0"])
def test_a_python_that_is_new_enough_is_taken(machine: Machine, version: str) -> None:
    machine.add_python("mine", version)
    assert machine.make("environment", "PYTHON=mine").returncode == 0


def test_where_no_python_will_do_the_advice_is_to_install_one(machine: Machine) -> None:
    machine.add_python("python3", "3.9.18")
    assert "python3 is 3.9.18: install one and run make PYTHON=path/to/python" in machine.make("test").stderr


def test_what_is_no_python_or_not_there_is_named(machine: Machine) -> None:
    machine.add("broken", "#!/bin/sh\necho 'libpython is missing' >&2\nexit 127\n")
    machine.add("silent", "#!/bin/sh\n")
    machine.add_python("python3", "3.13.0")
    for name in ("broken", "silent"):
        assert (
            f"{name} can't be run: run make PYTHON=python3\n" in machine.make("site", f"PYTHON={name}").stderr
        )
    assert "there is no `python9`: run" in machine.make("site", "PYTHON=python9").stderr


def test_the_right_python_given_later_makes_a_new_environment(machine: Machine) -> None:
    machine.add_python("python3", "3.11.2")
    machine.add_python("newer", "3.13.0")
    machine.make("environment")
    left = machine.project / ".venv" / "left"
    left.touch()
    assert machine.make("environment", "PYTHON=newer").returncode == 0
    assert not left.exists()
    assert machine.done()[-1].startswith("3.13.0")
    assert machine.make("environment").returncode == 0, "and it stays where none is asked for"
    assert machine.done() == []


def test_a_wrong_python_leaves_the_environment_as_it_is(machine: Machine) -> None:
    machine.add_python("python3", "3.11.2")
    machine.add_python("old", "3.9.18")
    machine.make("environment")
    assert machine.make("environment", "PYTHON=old").returncode == 2
    assert (machine.project / ".venv" / ".ready").exists()


@pytest.mark.parametrize("missing", ["bin/python", "bin/pip", "pyvenv.cfg"])
def test_an_environment_that_is_not_whole_is_made_anew(machine: Machine, missing: str) -> None:
    machine.add_python("python3", "3.11.2")
    machine.make("environment")
    machine.done()
    (machine.project / ".venv" / missing).unlink()
    assert machine.make("environment").returncode == 0
    assert (machine.project / ".venv" / missing).exists() == (missing != "pyvenv.cfg")


def test_a_copy_of_the_folder_gets_an_environment_of_its_own(machine: Machine) -> None:
    machine.add_python("python3", "3.11.2")
    machine.make("environment")
    copy = machine.project.with_name("copy")
    shutil.copytree(machine.project, copy)
    machine.project = copy
    machine.done()
    assert machine.make("environment").returncode == 0
    assert any("install" in line for line in machine.done())


def test_newer_lists_of_packages_are_installed(machine: Machine) -> None:
    machine.add_python("python3", "3.11.2")
    machine.make("environment")
    machine.done()
    later = (machine.project / ".venv" / ".ready").stat().st_mtime + 10
    for name in ("constraints.txt", "pyproject.toml"):
        path = machine.project / name
        os.utime(path, (later, later))
        assert machine.make("environment").returncode == 0
        assert any("install" in line for line in machine.done())


def test_a_python_without_venv_leaves_nothing_behind(machine: Machine) -> None:
    machine.add(
        "python3",
        '#!/bin/sh\ncase "$*" in\n*version_info*) echo 3.11.2 ;;\n*) mkdir .venv; exit 1 ;;\nesac\n',
    )
    assert machine.make("environment").returncode == 2
    assert not (machine.project / ".venv").exists()


@pytest.mark.parametrize("programs", [(), ("apt-get",), ("apt-get", "sudo")])
def test_where_no_browser_can_be_installed_that_is_no_failure(
    machine: Machine, programs: tuple[str, ...]
) -> None:
    (machine.programs / "id").unlink()
    machine.add("id", "#!/bin/sh\necho 1000\n")
    for name in programs:
        machine.add(name, f"#!/bin/sh\necho {name} >&2\nexit 1\n")
    made = machine.make("browser")
    assert (made.returncode, made.stdout) == (0, "")
    assert "apt-get" not in made.stderr


def test_root_installs_a_browser_and_a_failure_of_the_package_manager_is_none_of_make(
    machine: Machine,
) -> None:
    (machine.programs / "id").unlink()
    machine.add("id", "#!/bin/sh\necho 0\n")
    machine.add("apt-get", '#!/bin/sh\necho "$*" >> done\n')
    assert machine.make("browser").returncode == 0
    assert machine.done() == ["update -qq", "install -y -qq chromium"]
    machine.add("apt-get", "#!/bin/sh\nexit 100\n")
    assert machine.make("browser").returncode == 0


def test_a_browser_that_is_there_is_taken(machine: Machine) -> None:
    machine.add("google-chrome", "#!/bin/sh\n")
    machine.add("apt-get", "#!/bin/sh\necho asked >> done\n")
    assert machine.make("browser").returncode == 0
    assert machine.done() == []


def test_what_is_left_out_is_said_in_one_line() -> None:
    written: list[str] = []
    reasons = ["there is no b"] + ["there is no a"] * 2
    skipped = [SimpleNamespace(longrepr=("x.py", 1, f"Skipped: {reason}")) for reason in reasons]
    reporter: Any = SimpleNamespace(stats={"skipped": skipped}, write_line=written.append)
    pytest_terminal_summary(cast("pytest.TerminalReporter", reporter))
    assert written == ["left out: 2, because there is no a; 1, because there is no b"]
    reporter.stats.clear()
    pytest_terminal_summary(cast("pytest.TerminalReporter", reporter))
    assert len(written) == 1
