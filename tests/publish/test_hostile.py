"""A spec full of attacks: nothing of it runs, nothing is fetched, nothing leaves the folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.publish.engine.configuration import THEME
from tests.publish.sites import BUILD, Watch, build_once, serve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

    from tests.publish.sites import Site

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
IDS = (
    "../../../etc/passwd",
    "..",
    "../..",
    "/absolute",
    "a/../../../b",
    "..\\..\\c",
    "%2e%2e%2f",
    "CON",
    "index",
    "all",
    "assets",
    "Case",
    "case",
    "CASE",
    'x"onmouseover="alert(1)',
    "<script>alert(1)</script>",
    "ünïcode",
    "a" * 300,
    "twice",
    "twice",
    "p1",
    "index.html",
    "404.html",
    "spec.json",
    "llms.txt",
    "latest",
    "nul.md",
    "\x1b]0;x\x07",
    "a;$(touch x)`y`|z&&",
    "__config",
    "history",
)

CLOSERS = "</script></style></textarea></pre></xmp> --> ]]> ?>"
"""What ends whatever a payload may have opened, so that the next one is seen too."""

CLAUSE = """
## {payload} {{#{name} authority=root tags=x}}

{payload}

{closers}

Text {payload} text [?](#{name}) and [{payload}](#{name}) and **{payload}** and *{payload}*.

- {payload}
- item {payload}

> {payload}

| {payload} | b |
| --- | --- |
| {payload} | d |

    {payload}

```{payload}
{payload}
```

**{payload}**: a definition of {payload}

[^n{name}]: {payload}

!!! meta "Commentary"
    {payload}

**Example**: {payload}

~~~xml
<developer comment="{quoted}">
{payload}
<settings>
{payload}: {payload}
key: {payload}
</settings>
</developer>
<user name="{quoted}">
{payload}
<untrusted>
{payload}
</untrusted>
</user>
<comparison>
<assistant> <!-- BAD[#{name}]: {payload} -->
{payload}
</assistant>
<assistant recipient="{quoted}"> <!-- {payload} -->
{payload}
</assistant>
</comparison>
~~~
"""

# What a page may hold that makes a browser run or fetch something: the site's own files, by way of a relative path.
LINE = (Path(THEME) / "main.html").read_text("utf-8").partition("<script>")[2].partition("</script>")[0]
"""The one line of script that stands in a page itself, which finds the chosen colours again."""

FIND = """
() => {
  const found = [];
  for (const node of document.querySelectorAll('*')) {
    const name = node.localName;
    const ours = node.closest('.clausetree');
    if (['iframe', 'object', 'embed', 'base', 'frame', 'applet', 'video', 'audio', 'img', 'image', 'use'].includes(name)) found.push(name);
    if (ours && !node.closest('form.filter, form.change-filter, form.compare, svg.chart') && ['script', 'style', 'link', 'meta', 'form', 'input', 'textarea', 'svg', 'template', 'xmp', 'plaintext'].includes(name)) found.push('in text: ' + name);
    if (name === 'script' && !node.src && node.textContent !== %s) found.push('inline script');
    for (const { name: key, value } of node.attributes) {
      if (key.startsWith('on')) found.push(`${name} ${key}`);
      if (ours && (key === 'style' || key === 'srcdoc' || key === 'ping' || key === 'formaction')) found.push(`${name} ${key}`);
      if (['href', 'src', 'action', 'xlink:href'].includes(key) && /^[^/?#]*(javascript|data|vbscript|file)[^/]*:/i.test(value.replace(/[\\s\\x00-\\x1f]/g, ''))) found.push(`${key}=${value}`);
    }
  }
  if (window.hit) found.push('alert ran');
  return found;
}
""".replace("%s", json.dumps(LINE))


def write_clauses(payloads: Sequence[str]) -> list[str]:
    return [
        CLAUSE.format(closers=CLOSERS, payload=payload, name=f"c{number}", quoted=payload.replace('"', "'"))
        for number, payload in enumerate(payloads)
    ]


@pytest.fixture(scope="module")
def hostile() -> Iterator[Site]:
    source = BUILD / "hostile-source"
    examples = source / "examples"
    examples.mkdir(parents=True, exist_ok=True)
    clauses = write_clauses(PAYLOADS)
    clauses += [f"\n## A clause {{#{name}}}\n\nText[^abcd] [?](#{name}).\n" for name in IDS]
    text = "# Definitions {#definitions}\n" + "".join(clauses)
    (source / "model_spec.md").write_text(text, encoding="utf-8")
    (source / "older.md").write_text("".join(write_clauses(PAYLOADS[-10:])), encoding="utf-8")
    (source / "clausetree.toml").write_text(
        f'[spec]\nname = {chr(39) * 3}<script>alert(1)</script>{chr(39) * 3}\nladder = ["root"]\n\n'
        '[[revision]]\nlabel = "<img src=x onerror=alert(1)>"\nfile = "older.md"\n\n'
        '[[revision]]\nlabel = "../../up"\nfile = "model_spec.md"\n',
        encoding="utf-8",
    )
    prompts = "Examples for [^abcd] in {0}:\n\n**Example**: {0}\n\n~~~xml\n<user>\n{0}\n</user>\n~~~\n"
    (examples / "abcd.md").write_text(
        "".join(prompts.format(payload) for payload in PAYLOADS), encoding="utf-8"
    )
    notes = "".join(f"{payload}\n\n- {payload}: [{payload}](#c0)\n\n{CLOSERS}\n\n" for payload in PAYLOADS)
    (source / "CHANGELOG.md").write_text(f"# Changes\n\n## ../../up\n\n{notes}", encoding="utf-8")
    before = sorted(path.name for path in BUILD.iterdir())
    folder = build_once("hostile", "--source", str(source))
    assert {path.name for path in BUILD.iterdir()} - set(before) <= {"hostile", "hostile.lock"}
    yield from serve(folder)


def find_revision(site: Path) -> Path:
    """Returns the folder of the revision that has all payloads."""
    last = f"c{len(PAYLOADS) - 1}"
    return next(
        path.parent for path in site.glob(f"*/{last}/") if path.parent.name not in {"clauses", "latest"}
    )


def test_there_are_payloads_enough() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) > 100


def test_nothing_of_a_hostile_spec_runs_or_is_fetched_even_without_the_content_security_policy(
    chromium: Browser, hostile: Site
) -> None:
    context = chromium.new_context(bypass_csp=True)
    context.add_init_script("window.hit = false; window.alert = () => { window.hit = true; };")
    watch = Watch(context, hostile.address)
    page = context.new_page()
    found = {}
    root = hostile.folder
    lives = sorted(path.parent for path in root.glob("clauses/*/index.html"))
    revision = find_revision(root)
    pages = [root, revision, revision / "all", root / "clauses", *lives[::20]]
    pages += [root / "compare", *(path.parent for path in root.glob("diff/*/index.html"))]
    pages += [path.parent for path in (*root.glob("releases/*/index.html"), *root.glob("examples/*.html"))]
    clauses = sorted(path.parent for path in revision.glob("*/index.html"))
    for number, path in enumerate((*pages, *clauses)):
        if number == len(pages):  # what the site's own files do has been seen; what is hostile is in the HTML
            page.route("**/*.{css,js}", lambda route: route.fulfill(body=""))
        page.goto(f"{hostile.address}{path.relative_to(root).as_posix()}/", wait_until="load")
        found[path] = page.evaluate(FIND)
    context.close()
    assert {path: what for path, what in found.items() if what} == {}
    assert watch.found == []
    assert len(found) > len(PAYLOADS) + len(IDS)


def test_hostile_release_notes_are_on_the_page_of_their_release(hostile: Site) -> None:
    pages = [path.read_text(encoding="utf-8") for path in hostile.folder.glob("releases/*/index.html")]
    assert any(page.count("alert(1)") > len(PAYLOADS) // 2 for page in pages)


def test_the_search_shows_a_hostile_spec_as_text(chromium: Browser, hostile: Site) -> None:
    context = chromium.new_context(bypass_csp=True)
    watch = Watch(context, hostile.address)
    page = context.new_page()
    page.goto(hostile.address)
    page.keyboard.press("/")
    page.get_by_label("Search for").fill("alert")
    page.locator(".search__results > li").first.wait_for()
    assert page.evaluate(FIND) == []
    assert page.locator("dialog.search img, dialog.search script").count() == 0
    context.close()
    assert watch.found == []


def test_every_clause_of_a_hostile_spec_has_a_page_of_its_own(hostile: Site) -> None:
    folders = [path.parent.name for path in find_revision(hostile.folder).glob("*/index.html")]
    assert len({name.lower() for name in folders}) == len(folders)
    assert len(folders) >= len(PAYLOADS) + len(IDS)
