"""`clausetree site`."""

from __future__ import annotations

from functools import reduce, wraps
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from clausetree.cli.collecting import collect_often
from clausetree.cli.ordered_group import OrderedGroup
from clausetree.cli.terminal import tell, write
from clausetree.model.errors import ClausetreeError
from clausetree.output.terminal.paint import Segment
from clausetree.output.terminal.progress import shown_bars
from clausetree.project.publication import load_publication

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clausetree.project.publication import Publication
    from clausetree.publish.engine.draft_watch import DraftWatch
    from clausetree.publish.engine.site_plan import SitePlan
    from clausetree.publish.machine.tool_names import ToolName

_ENGINES = ("mkdocs", "material", "pagefind", "nh3", "latex2mathml")


class _Wanted(NamedTuple):
    """What site somebody wants.

    Attributes:
        source: Where its revisions are; None for the spec around.
        out: Its folder.
        site_url: Where its root will be; None as the project's configuration says.
        last: How many of the newest revisions to show; None for all.
        upstream: The spec that it was forked from, to show the newest revision beside; None for none.
    """

    source: str | None
    out: Path
    site_url: str | None
    last: int | None
    upstream: str | None


_OPTIONS = (
    click.option(
        "--source",
        metavar="SOURCE",
        help="A folder, repository, bundle or address; default: the spec in this folder or one above.",
    ),
    click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("build/site"),
        show_default=True,
        metavar="DIR",
        help="Folder to write the site to.",
    ),
    click.option(
        "--site-url",
        metavar="URL",
        help="Where the root of the site will be, for the sitemap, feeds, previews and the page for a missing "
        "address; default: `site_url` in mkdocs.yml.",
    ),
    click.option(
        "--last",
        type=click.IntRange(1),
        metavar="N",
        help="Only the newest N revisions; default: all of them.",
    ),
    click.option(
        "--upstream",
        metavar="SOURCE[@LABEL]",
        help="The spec that this one was forked from: each clause then says whether it is as upstream, edited here or "
        "only here; default label: the one that was last taken over.",
    ),
)


def _site_options(command: Callable[..., None]) -> Callable[..., None]:
    """Returns a command with the options that say what site is wanted, which it is given as one value."""

    @wraps(command)
    def gather(**given: Any) -> None:  # noqa: ANN401 - as click gives them
        command(_Wanted(**{name: given.pop(name) for name in _Wanted._fields}), **given)

    return reduce(lambda made, option: option(made), reversed(_OPTIONS), gather)


@click.group("site", cls=OrderedGroup)
def command() -> None:
    """Publish a spec as a site: every clause and revision and what changed, to search and to cite.

    \b
    Example:
      clausetree site serve
    """


@command.command()
@_site_options
def build(wanted: _Wanted) -> None:
    """Build the site of all revisions.

    Reuses the parts that did not change since the last build.

    \b
    Examples:
      clausetree site build
      clausetree site build --source path/to/model_spec.bundle --out public
      clausetree site build --site-url https://example.org/spec/
    """
    _build(wanted, _tell, set())
    write(f"{wanted.out / 'index.html'}\n")


@command.command()
@_site_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="The port to listen on.",
)
def serve(wanted: _Wanted, port: int) -> None:
    """Build the site, serve it on this machine, and rebuild on edits.

    A page that is open in a browser follows: it goes to the clause whose text
    changed last, stays where it was scrolled to, and shows errors in the draft
    and new warnings. Ctrl-C stops it.

    \b
    Example:
      clausetree site serve --port 8080
    """
    _check_engines()
    from clausetree.publish.engine.draft_watch import DraftWatch  # noqa: PLC0415 - an extra
    from clausetree.publish.engine.serving import HOST, open_server  # noqa: PLC0415 - likewise

    collect_often()
    watch = DraftWatch()
    with open_server(wanted.out.absolute(), port, watch) as server:
        told: set[str] = set()
        _build(wanted, _tell, told, watch)
        Thread(target=server.serve_forever, daemon=True).start()
        write(f"http://{HOST}:{server.server_port}/\n")
        while True:
            sleep(1)
            was, wrong = watch.state.problem, _rebuild(wanted, told, watch)
            if wrong and wrong != was:
                _tell(wrong)


def _rebuild(wanted: _Wanted, told: set[str], watch: DraftWatch) -> str | None:
    """Builds again what changed; returns what is wrong with an edit, and then the site stays as it was."""
    try:
        _build(wanted, lambda line: None if line == "nothing changed" else _tell(line), told, watch)
    except ClausetreeError as error:
        watch.fail(error.message)
    except Exception as error:  # noqa: BLE001 - whoever writes at a spec does not start the server again after a slip
        from clausetree.cli.failure import describe_failure  # noqa: PLC0415 - nobody foresaw it

        watch.fail(describe_failure(error))
    return watch.state.problem


def _build(
    wanted: _Wanted, report: Callable[[str], None], told: set[str], watch: DraftWatch | None = None
) -> None:
    """Builds a site.

    Args:
        wanted: What site.
        report: Is told, in a line, of each step.
        told: What was said about its revisions, which is not said again.
        watch: Follows the draft, where somebody edits it.
    """
    _check_engines()
    from clausetree.publish.engine.draft_saving import look_until_settled  # noqa: PLC0415 - an extra
    from clausetree.publish.engine.manifest import build_manifest  # noqa: PLC0415 - likewise
    from clausetree.publish.engine.site_build import build_site  # noqa: PLC0415 - likewise
    from clausetree.publish.engine.site_folder import load_manifest  # noqa: PLC0415 - likewise

    def look() -> tuple[tuple[Publication, SitePlan], object]:
        publication = _load(wanted, told)
        plan = _plan(wanted, publication)
        return (publication, plan), build_manifest(plan)

    publication, plan = look_until_settled(look, load_manifest(wanted.out.absolute())) if watch else look()[0]
    if watch:
        watch.look(plan, publication.snapshots[-1])
    with shown_bars() as track:
        is_new = build_site(plan, wanted.out.absolute(), report, track)
    if watch:
        watch.finish(is_new=is_new)


def _check_engines() -> None:
    missing = [name for name in _ENGINES if find_spec(name) is None]
    if missing:
        raise ClausetreeError(
            f"the site needs {', '.join(f'`{name}`' for name in missing)}", "pip install 'clausetree[site]'"
        )


def _load(wanted: _Wanted, told: set[str]) -> Publication:
    """Returns the revisions that a site is of."""

    def report(line: str) -> None:
        if line not in told:
            told.add(line)
            _tell(line)

    return load_publication(
        wanted.source, start=Path.cwd(), last=wanted.last, upstream=wanted.upstream, report=report
    )


def _plan(wanted: _Wanted, publication: Publication) -> SitePlan:
    """Returns what a site is built from: revisions, and the pages around them."""
    from clausetree.publish.engine.configuration import load_configuration  # noqa: PLC0415 - an extra
    from clausetree.publish.engine.site_plan import plan_site  # noqa: PLC0415 - likewise

    configuration = load_configuration(Path.cwd(), wanted.site_url)
    references: Mapping[str, str] = {}
    names: Sequence[ToolName] = ()
    if configuration.toolchain:
        from clausetree.cli.reference_names import list_reference_names  # noqa: PLC0415 - for our own site alone
        from clausetree.cli.reference_pages import build_references  # noqa: PLC0415 - it has this command in its table
        from clausetree.publish.pages.repository_pages import load_repository_pages  # noqa: PLC0415 - likewise

        references = build_references() | load_repository_pages(Path.cwd())
        names = list_reference_names()
    return plan_site(publication, configuration, references, names)


def _tell(line: str) -> None:
    tell(Segment(line, "dim"))
