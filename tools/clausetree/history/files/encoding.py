"""From bytes to text, strictly: every character kept, byte-order mark and line endings included."""

from __future__ import annotations

from hashlib import sha256

from clausetree.model.errors import ClausetreeError

LARGEST_TEXT = 64 * 1024 * 1024
"""How many bytes a text may have; a spec has some hundred thousand."""

_SAMPLE = 8192
_NULS_IN_TEXT = 0.1
_POINTER, _LARGEST_POINTER = b"version https://git-lfs.github.com/spec/", 1024


def parse_text(data: bytes, name: str) -> str:
    """Returns the text that `data` encodes in UTF-8.

    Args:
        data: The bytes.
        name: What errors call them.

    Raises:
        ClausetreeError: They are no text, too many, or not UTF-8.
    """
    check_size(len(data), name)
    if data.startswith(_POINTER) and len(data) < _LARGEST_POINTER:
        raise ClausetreeError(
            f"`{name}` is a pointer of Git LFS, not the text",
            "`git lfs pull` puts the text into the work tree; what Git LFS keeps of older revisions is not read",
        )
    nuls = data.count(0, 0, _SAMPLE)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if nuls and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise _binary(name) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise ClausetreeError(
            f"`{name}` is not valid UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} (line {line})",
            "save it as UTF-8; `iconv` converts from other encodings",
        ) from None
    if nuls > _NULS_IN_TEXT * min(len(data), _SAMPLE):
        raise _binary(name)
    return text


def check_size(size: int, name: str) -> None:
    """Raises `ClausetreeError` where a text of `size` bytes is too large to be a spec."""
    if size > LARGEST_TEXT:
        raise ClausetreeError(
            f"`{name}` is too large: a text may have {LARGEST_TEXT // 1024 // 1024} MB",
            "name the Markdown file of a spec",
        )


def hash_text(data: bytes) -> str:
    """Returns the SHA-256 of `data`, in hexadecimal."""
    return sha256(data).hexdigest()


def _binary(name: str) -> ClausetreeError:
    """Returns the error for bytes that are no text."""
    return ClausetreeError(f"`{name}` is a binary file, not a text", "name the Markdown file of a spec")
