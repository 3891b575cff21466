"""Declarations for the head hold for the release that came of it; those that say nothing are told, with what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.project.chains import Chain, load_chain, load_listed

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository

OLD = "# House {#house}\n\n## Rest {#rest authority=root}\n\nRest after two hours in the garden.\n"
NEW = "# House {#house}\n\n## Sleep {#sleep authority=root}\n\nNobody works at night, whatever happens.\n"
OTHER = NEW + "\nNot even on Mondays.\n"
NOTHING = '[spec]\nname = "House"\n'


def declare(at: str, source: str = "rest", target: str = "sleep") -> str:
    return f'{NOTHING}\n[[lineage]]\nfrom = "{source}"\nto = ["{target}"]\nat = "{at}"\nkind = "succeeded"\n'


def release(repository: GitRepository, settings: str) -> GitRepository:
    """Three releases, of which the second has the settings."""
    repository.commit("Release 2025-01-01", {"model_spec.md": OLD, "clausetree.toml": NOTHING})
    repository.commit("Release 2025-02-01", {"model_spec.md": NEW, "clausetree.toml": settings})
    repository.commit("Release 2025-03-01", {"model_spec.md": OTHER})
    return repository


def list_told(chain: str, start: Path) -> list[str]:
    """Returns what is told on the way to a chain: `all` revisions, or two labels."""
    told: list[str] = []
    if chain == "all":
        load_listed(None, start=start, report=told.append)
    else:
        load_chain(*chain.split(), start=start, report=told.append)
    return told


def find_successor(chain: Chain) -> str | None:
    change = next(one for one in chain.diff().clauses if one.old and one.old.id == "rest")
    return change.succeeded_by.clause.id if change.succeeded_by else None


def test_what_a_release_declares_of_its_head_is_of_that_release(
    repository: GitRepository, tmp_path: Path
) -> None:
    path = release(repository, declare("head")).path
    assert find_successor(load_chain("2025-01-01", "2025-02-01", start=path)) == "sleep"
    assert find_successor(load_chain("2025-01-01", "head", start=path)) == "sleep"
    assert load_listed(None, start=path).declared[0].at == "2025-02-01"
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    assert load_listed("bare.git", start=tmp_path).declared[0].at == "2025-02-01"
    assert list_told("all", path) == []


def test_of_two_releases_of_a_day_that_declare_it_the_first_is_meant(repository: GitRepository) -> None:
    repository.commit("Release v1", {"model_spec.md": OLD, "clausetree.toml": NOTHING})
    repository.commit("Release v2", {"model_spec.md": NEW, "clausetree.toml": declare("head")})
    repository.commit("Release v3", {"model_spec.md": OTHER})
    for name, commit in (("v1", "HEAD~2"), ("v2", "HEAD~1"), ("v3", "HEAD")):
        repository.git("tag", name, commit)
    assert load_listed(None, start=repository.path).declared[0].at == "v2"


def test_what_only_the_work_tree_declares_of_the_head_is_of_the_head(repository: GitRepository) -> None:
    path = release(repository, NOTHING).path
    (path / "clausetree.toml").write_text(declare("head", "sleep", "night"))
    (path / "model_spec.md").write_text(OTHER.replace("sleep", "night"))
    chain = load_chain("2025-03-01", "head", start=path)
    assert chain.declared[0].at == "head"
    assert list_told("2025-03-01 head", path) == []
    assert list_told("all", path) == []


def test_older_texts_beside_the_spec_declare_nothing_of_themselves(repository: GitRepository) -> None:
    files = {"revisions/2025-01-01.md": OLD, "revisions/2025-02-01.md": NEW, "model_spec.md": OTHER}
    repository.commit("All of it", {**files, "clausetree.toml": declare("head")})
    repository.git("clone", "--quiet", "--bare", ".", str(repository.path / "bare.git"))
    chain = load_chain("bare.git@2025-01-01", "bare.git@head", start=repository.path)
    assert chain.declared[0].at == "head"


@pytest.mark.parametrize(
    ("declaration", "chain", "told"),
    [
        (
            declare("2025-02-01", "rset"),
            "all",
            "`rset` at `2025-02-01`: `2025-01-01` has no clause `rset`; did you mean `rest`?",
        ),
        (
            declare("2025-02-01", "rset"),
            "2025-01-01 2025-02-01",
            "`rset` at `2025-02-01`: `2025-01-01` has no clause `rset`; did you mean `rest`?",
        ),
        (
            declare("2025-02-01", "rset"),
            "2025-03-01 2025-01-01",
            "`rset` at `2025-02-01`: `2025-01-01` has no clause `rset`; did you mean `rest`?",
        ),
        (
            declare("2025-02-01", target="xyz"),
            "all",
            "`rest` at `2025-02-01`: `2025-02-01` has no clause `xyz`",
        ),
        (
            declare("2025-02-02"),
            "all",
            "`rest` at `2025-02-02`: there is no such revision; did you mean `2025-02-01`?",
        ),
        (declare("v9"), "all", "`rest` at `v9`: there is no such revision"),
    ],
)
def test_a_declaration_that_says_nothing_is_told(
    repository: GitRepository, declaration: str, chain: str, told: str
) -> None:
    assert list_told(chain, release(repository, declaration).path) == [f"`[[lineage]]` of {told}"]


def test_so_is_one_for_a_head_that_is_released(repository: GitRepository) -> None:
    path = release(repository, NOTHING).path
    (path / "clausetree.toml").write_text(declare("head"))
    assert list_told("all", path) == [
        "`[[lineage]]` of `rest` at `head`: the head is released; did you mean `2025-03-01`?"
    ]


def test_a_head_without_a_work_tree_that_is_not_released_is_no_released_one(
    repository: GitRepository, tmp_path: Path
) -> None:
    release(repository, NOTHING)
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit(
        "Draft", {"clausetree.toml": declare("head", "sleep", "night"), "model_spec.md": OTHER + "\nEver.\n"}
    )
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    told: list[str] = []
    load_listed("bare.git", start=tmp_path, report=told.append)
    assert told == []


def test_many_that_say_nothing_are_told_by_a_few(repository: GitRepository) -> None:
    path = release(repository, NOTHING).path
    tables = "".join(declare("2025-02-01", f"gone{number}").partition("\n\n")[2] for number in range(9))
    (path / "clausetree.toml").write_text(f"{NOTHING}\n{tables}")
    told = list_told("2025-01-01 head", path)
    assert len(told) == 6
    assert told[5] == "more tables `[[lineage]]` name what isn't there"


@pytest.mark.parametrize(
    "chain", ["all", "2025-01-01 2025-03-01", "2025-03-01 2025-01-01", "2025-02-01 2025-03-01"]
)
def test_of_one_that_says_something_nothing_is_told(repository: GitRepository, chain: str) -> None:
    assert list_told(chain, release(repository, declare("2025-02-01")).path) == []
