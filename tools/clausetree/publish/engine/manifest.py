"""What each part of a site is built from, as a hash: a part whose hash is as it was is kept."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.publish.engine.site_folder import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.publish.engine.site_plan import SitePlan


def build_manifest(plan: SitePlan) -> dict[str, str]:
    """Returns for each part of the site, by the label of its revision, a hash of all that it is built from."""
    frame = [
        plan.frame.name,
        plan.frame.site_url,
        [kind.title for kind in plan.frame.kinds],
        plan.frame.base.read_text(encoding="utf-8"),
        plan.declared,
        _tools(),
    ]
    manifest, so_far = {}, []
    upstream = plan.upstream.digest() if plan.upstream else None
    if plan.upstream:
        manifest[plan.upstream.revision.label] = _hash([*frame, upstream])
    for text in plan.texts:
        label = text.revision.label
        so_far.append(text.digest())
        beside = upstream if label == plan.frame.newest else None
        manifest[label] = _hash([*frame, *so_far, plan.frame.standing(label), beside])
    guides = sorted(path for path in plan.guides.rglob("*") if path.is_file()) if plan.guides else []
    hand_written = [[path.as_posix(), sha256(path.read_bytes()).hexdigest()] for path in guides]
    manifest[OVERVIEW] = _hash(
        [
            *frame,
            *so_far,
            hand_written,
            sorted(plan.references.items()),
            sorted(plan.notes.items()),
            repr(plan.about),
            plan.frame.origin,
            upstream,
        ]
    )
    return manifest


@cache
def _tools() -> list[str]:
    """Returns what a build depends on beside its input: this package and the engines."""
    package = Path(__file__).parents[2]
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    own = sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return [
        own,
        *(version(name) for name in ("mkdocs", "mkdocs-material", "pagefind", "nh3", "latex2mathml")),
    ]


def _hash(facts: Sequence[object]) -> str:
    return sha256(json.dumps(facts).encode()).hexdigest()
