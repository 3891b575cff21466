"""Every slip of the pen in the specimen: how many are harmless, reported, or neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor

from tests.lint.casefile import SPEC
from tests.slips.judge import FILES, PROMPTS, Outcome, judge
from tests.slips.slips import Slip, make_slips
from tests.slips.undetectable import is_undetectable
from tests.slips.whole import make_whole_slips


def main() -> None:
    jobs = [
        (path, slip) for path in (SPEC, PROMPTS) for slip in make_slips(FILES[path], prompts=path == PROMPTS)
    ]
    jobs += make_whole_slips()
    counts: Counter[str] = Counter()
    constructs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lost: list[Slip] = []
    with ProcessPoolExecutor() as pool:
        for (_, slip), outcome in zip(jobs, pool.map(_judge, jobs, chunksize=100), strict=True):
            named = "another depth" if outcome == "neither" and is_undetectable(slip) else outcome
            counts[named] += 1
            constructs[slip.construct][named] += 1
            lost += [slip] if named == "neither" else []
    for construct, found in sorted(constructs.items()):
        print(f"{construct:<30} {_listed(found)}")  # noqa: T201
    print(f"{len(jobs)} slips: {_listed(counts)}  {'NEITHER' if lost else 'ok'}")  # noqa: T201
    for slip in lost:
        print(f"neither: {slip.construct}, {slip.kind}, at {slip.at}")  # noqa: T201


def _judge(job: tuple[str, Slip]) -> Outcome:
    path, slip = job
    return judge(path, slip.text)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))


if __name__ == "__main__":
    main()
