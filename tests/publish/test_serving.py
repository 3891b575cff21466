"""The server of `clausetree site serve`: for this machine's browsers, and for the folder alone."""

from __future__ import annotations

import socket
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.publish.engine.draft_watch import DraftWatch
from clausetree.publish.engine.serving import open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Served(NamedTuple):
    """A folder that is served, and the port."""

    folder: Path
    port: int

    def ask(self, path: str, *hosts: str) -> tuple[int, str]:
        """Returns the status and the body of the answer to a request with these Host headers."""
        lines = [f"GET {path} HTTP/1.0", *(f"Host: {host}" for host in hosts), "", ""]
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall("\r\n".join(lines).encode())
            answer = b""
            while piece := connection.recv(65536):
                answer += piece
        head, _, body = answer.decode().partition("\r\n\r\n")
        return int(head.split()[1]), body


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "site"
    (folder / "inner").mkdir(parents=True)
    (folder / "index.html").write_text("home", encoding="utf-8")
    (folder / "inner" / "index.html").write_text("inner", encoding="utf-8")
    (folder / "notes.md").write_text("notes", encoding="utf-8")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "index.html").write_text("secret", encoding="utf-8")
    with open_server(folder, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Served(folder, server.server_port)
        server.shutdown()


@pytest.mark.parametrize(
    "host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "localhost", "[::1]:{}", "localhost:9999"]
)
def test_names_of_this_machine_are_answered(served: Served, host: str) -> None:
    assert served.ask("/", host.format(served.port)) == (200, "home")


@pytest.mark.parametrize(
    "hosts",
    [
        ("evil.example",),
        ("evil.example:8000",),
        ("localhost.evil.example",),
        ("127.0.0.1.evil.example",),
        ("evil.example@localhost",),
        ("localhost", "evil.example"),
        ("10.0.0.1",),
        ("[::1",),
        ("localhost:x:y",),
        ("",),
        (),
    ],
)
def test_any_other_name_is_refused(served: Served, hosts: tuple[str, ...]) -> None:
    status, body = served.ask("/", *hosts)
    assert status == 403
    assert "home" not in body


def test_links_out_of_the_folder_are_not_followed(served: Served) -> None:
    secret = served.folder.parent / "secret"
    (served.folder / "folder").symlink_to(secret)
    (served.folder / "file.html").symlink_to(secret / "index.html")
    (served.folder / "page").mkdir()
    (served.folder / "page" / "index.html").symlink_to(secret / "index.html")
    (served.folder / "chain").symlink_to(served.folder / "folder")
    (served.folder / "loop").symlink_to(served.folder / "loop")
    paths = [
        "/folder/",
        "/folder/index.html",
        "/file.html",
        "/page/",
        "/page/index.html",
        "/chain/",
        "/loop",
        "/loop/",
    ]
    for path in (*paths, "/../secret/", "/%2e%2e/secret/", "//secret/", "/inner/../../secret/"):
        status, body = served.ask(path, "localhost")
        assert (status, "secret\n" in body or body == "secret") == (404, False), path


def test_links_inside_of_the_folder_are_followed(served: Served) -> None:
    (served.folder / "again").symlink_to(served.folder / "inner")
    assert served.ask("/again/", "localhost") == (200, "inner")


def test_a_folder_that_is_itself_a_link_is_served(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "index.html").write_text("real", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with open_server(tmp_path / "link", 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        assert Served(tmp_path, server.server_port).ask("/", "localhost") == (200, "real")
        server.shutdown()


@pytest.mark.parametrize(
    "path", ["/%00", "/a%00b", "/" + "x" * 5000, "/nothing", "/%ff", "http://evil.example/"]
)
def test_what_is_no_file_is_not_found_and_nobody_is_told_on_the_terminal(
    served: Served, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert served.ask(path, "localhost")[0] == 404 or path.startswith("http")
    assert served.ask("/", "localhost") == (200, "home")
    assert capfd.readouterr() == ("", "")


def test_a_page_that_was_deleted_while_it_was_read_follows_the_draft(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<body>No such page</body>", encoding="utf-8")
    with open_server(tmp_path, 0, DraftWatch()) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        served = Served(tmp_path, server.server_port)
        status, body = served.ask("/head/gone/", "localhost")
        assert status == 404
        assert body == '<body>No such page<script src="/__preview/page.js" data-builds="0"></script></body>'
        assert served.ask("/nothing.css", "localhost")[0] == 404
        assert served.ask("/nothing.html", "localhost")[0] == 404
        server.shutdown()
