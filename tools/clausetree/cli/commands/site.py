"""`clausetree site`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import click

from clausetree.history.snapshot import find_declared
from clausetree.history.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetree.history.snapshot import Snapshot
    from clausetree.publish.engine.site_plan import SitePlan

_ENGINES = ("mkdocs", "material", "pagefind", "nh3", "latex2mathml")
_SOURCE = click.option(
    "--source", help="The spec: a folder, a repository, a bundle, an address; the spec around by default."
)
_OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/site"),
    show_default=True,
    help="The folder of the site.",
)


@click.group("site")
def command() -> None:
    """Publish a spec as a site: every clause, every revision, what changed, to search and to cite.

    \b
    Example:
      clausetree site serve
    """


@command.command()
@_SOURCE
@_OUT
def build(source: str | None, out: Path) -> None:
    """Build the site of all revisions; what did not change since the last time is kept.

    \b
    Examples:
      clausetree site build
      clausetree site build --source path/to/model_spec.bundle --out public
    """
    _build(source, out, _tell)
    click.echo(out / "index.html")


@command.command()
@_SOURCE
@_OUT
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on."
)
def serve(source: str | None, out: Path, port: int) -> None:
    """Build the site, serve it on this machine, and build again what is edited, until stopped with Ctrl-C.

    \b
    Example:
      clausetree site serve --port 8080
    """
    _check_engines()
    from clausetree.publish.engine.serving import HOST, open_server  # noqa: PLC0415 - an extra

    with open_server(out.absolute(), port) as server:
        _build(source, out, _tell)
        Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"http://{HOST}:{server.server_port}/")
        while True:
            sleep(1)
            try:
                _build(source, out, lambda line: None if line == "nothing changed" else _tell(line))
            except ClausetreeError as error:  # an edit that is not finished; the site stays as it was
                _tell(f"not rebuilt: {error.message}")


def _build(source: str | None, out: Path, report: Callable[[str], None]) -> None:
    _check_engines()
    from clausetree.publish.engine.site_build import build_site  # noqa: PLC0415 - an extra

    build_site(_plan(source), out.absolute(), report)


def _check_engines() -> None:
    missing = [name for name in _ENGINES if find_spec(name) is None]
    if missing:
        raise ClausetreeError(
            f"the site needs {', '.join(f'`{name}`' for name in missing)}", "pip install 'clausetree[site]'"
        )


def _plan(source: str | None) -> SitePlan:
    """Returns what the site of a source is built from: all its revisions, and the pages around them."""
    from clausetree.publish.books.revision_text import RevisionText  # noqa: PLC0415 - likewise
    from clausetree.publish.engine.configuration import load_configuration  # noqa: PLC0415 - an extra
    from clausetree.publish.engine.site_plan import SiteFrame, SitePlan  # noqa: PLC0415 - likewise

    opened = open_source(source, start=Path.cwd(), report=_tell)
    snapshots = opened.load_all()
    if not snapshots:
        raise ClausetreeError(f"`{source or '.'}` has no revision to publish")
    texts = tuple(
        RevisionText(
            revision=snapshot.revision,
            text=snapshot.text,
            profile=snapshot.profile,
            prompts=snapshot.eval_prompts(),
        )
        for snapshot in snapshots
    )
    newest = next((found for found in reversed(snapshots) if found.revision.label != HEAD), snapshots[-1])
    configuration = load_configuration(Path.cwd())
    frame = SiteFrame(
        name=_name(newest),
        base=configuration.file,
        newest=newest.revision.label,
        site_url=configuration.site_url,
    )
    return SitePlan(
        frame=frame,
        texts=texts,
        guides=configuration.guides,
        references=_references(),
        declared=find_declared(snapshots),
    )


def _name(snapshot: Snapshot) -> str:
    """Returns what people call the spec: as its settings say, else by the name of its file."""
    stated = snapshot.settings.spec.name if snapshot.settings else None
    return stated or Path(snapshot.revision.path).stem.replace("_", " ").title()


def _references() -> dict[str, str]:
    """Returns the pages of the rules and of the commands, by path."""
    from clausetree.cli.main import COMMANDS, main  # noqa: PLC0415 - it has this command in its table
    from clausetree.lint.page import build_page  # noqa: PLC0415 - only a build needs them
    from clausetree.lint.table import RULES, load_rule  # noqa: PLC0415 - likewise

    rules = {code: load_rule(code) for code in RULES}
    rows = "".join(f"- [{c}]({c}/) `{rule.name}`: {build_page(rule).summary}\n" for c, rule in rules.items())
    pages = {"rules/index.md": f"# Rules\n\n{rows}"}
    pages |= {f"rules/{code}.md": build_page(rule).text for code, rule in rules.items()}
    rows = "".join(f"- [{name}]({name}/): {what}\n" for name, what in COMMANDS.items())
    pages["commands/index.md"] = f"# Commands\n\n{rows}"
    context = click.Context(main, info_name="clausetree")
    for name in COMMANDS:
        found = main.get_command(context, name)
        if found is not None:
            pages[f"commands/{name}.md"] = "\n".join(_describe(found, click.Context(found, context, name)))
    return pages


def _describe(found: click.Command, context: click.Context, depth: int = 1) -> Iterator[str]:
    """Yields the help text of a command, and of the commands under it, as Markdown."""
    yield f"{'#' * depth} {context.command_path}\n\n```text\n{found.get_help(context)}\n```\n"
    if isinstance(found, click.Group):
        for name in found.list_commands(context):
            below = found.get_command(context, name)
            if below is not None:
                yield from _describe(below, click.Context(below, context, name), depth + 1)


def _tell(line: str) -> None:
    click.echo(click.style(line, dim=True), err=True)
