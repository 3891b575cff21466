"""Small specs made by chance, and edits of how they are put together; every sentence of them stands once."""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

_VERBS = ("Count", "Open", "Paint", "Wash", "Watch", "Mark", "Fold", "Carry", "Close", "Keep", "Show", "Lift")
_NOUNS = re.findall(
    r"[a-z]+",
    "anchor apple barrel basket bridge candle cotton doctor dragon engine feather flower forest garden glove hammer island "
    "jacket kettle kitchen ladder lamp lemon market metal mirror mountain needle number ocean onion orange paper pencil "
    "pepper quiet rabbit river saddle shadow silver stone timber velvet walnut window winter yellow zipper",
)
_SENTENCE = re.compile(r"[A-Z][a-z]+(?: [a-z0-9]+)+\.")
_VERDICTS = ("GOOD", "BAD", "OK")


@dataclass
class Comparison:
    """A worked example: its title, what the user says, and the verdict and words of each response."""

    title: str
    asked: str
    responses: list[tuple[str, str]]


@dataclass
class Made:
    """A clause: paragraphs are lists of sentences."""

    id: str
    depth: int
    passages: list[list[str] | Comparison] = field(default_factory=list)


def make_spec(chance: random.Random) -> list[Made]:
    """Returns two chapters with some clauses."""
    found: list[Made] = []
    for number in range(2):
        found.append(Made(f"chapter{number}", 1))
        for _ in range(chance.randint(1, 3)):
            passages: list[list[str] | Comparison] = [_paragraph(chance) for _ in range(chance.randint(1, 2))]
            if chance.random() < 0.4:
                passages.insert(chance.randint(0, len(passages)), _comparison(chance))
            found.append(Made(f"c{len(found)}", 2, passages))
            if chance.random() < 0.15:
                found.append(Made(f"c{len(found)}", 3, [_paragraph(chance)]))
    return found


def write_spec(clauses: Sequence[Made]) -> str:
    """Returns the text of a spec."""
    blocks = []
    for clause in clauses:
        level = " authority=user" if clause.depth > 1 else ""
        blocks.append(f"{'#' * clause.depth} Clause {clause.id} {{#{clause.id}{level}}}")
        blocks += [" ".join(one) if isinstance(one, list) else _write_example(one) for one in clause.passages]
    return "\n\n".join(blocks) + "\n"


def edit_spec(clauses: Sequence[Made], chance: random.Random) -> list[Made]:
    """Returns a spec with two to four edits."""
    found = copy.deepcopy([*clauses])
    for _ in range(chance.randint(2, 4)):
        if any(clause.depth > 1 for clause in found):
            chance.choice(_EDITS)(found, chance)
    return found


def count_said(text: str) -> Counter[str]:
    """Returns how often each sentence stands in a text, those of examples included."""
    return Counter(_SENTENCE.findall(text))


def find_edited(sentence: str) -> list[str]:
    """Returns the words that an edit put into a sentence."""
    return re.findall(r"\bnew[a-z]+\d+", sentence)


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_VERBS)} {' '.join(chance.sample(_NOUNS, chance.randint(4, 8)))}."


def _paragraph(chance: random.Random) -> list[str]:
    return [_sentence(chance) for _ in range(chance.randint(1, 3))]


def _comparison(chance: random.Random) -> Comparison:
    verdicts = chance.sample(_VERDICTS, chance.randint(2, 3))
    return Comparison(_sentence(chance), _sentence(chance), [(word, _sentence(chance)) for word in verdicts])


def _write_example(example: Comparison) -> str:
    said = "".join(f"<assistant> <!-- {word} -->\n{text}\n</assistant>\n" for word, text in example.responses)
    asked = f"<user>\n{example.asked}\n</user>\n<comparison>\n{said}</comparison>"
    return f"**Example**: {example.title}\n\n~~~xml\n{asked}\n~~~"


def _name(chance: random.Random) -> str:
    return f"n{chance.randrange(1_000_000)}"


def _reword(sentence: str, chance: random.Random) -> str:
    words = sentence.rstrip(".").split(" ")
    words[chance.randrange(1, len(words))] = f"new{chance.choice(_NOUNS)}{chance.randrange(100)}"
    return f"{' '.join(words)}."


def _pick(clauses: Sequence[Made], chance: random.Random) -> int:
    return chance.choice([number for number, clause in enumerate(clauses) if clause.depth > 1])


def _find_end(clauses: Sequence[Made], start: int) -> int:
    below = (
        number for number in range(start + 1, len(clauses)) if clauses[number].depth <= clauses[start].depth
    )
    return next(below, len(clauses))


def _find_paragraphs(clauses: Sequence[Made]) -> Iterator[tuple[Made, list[str]]]:
    for clause in clauses:
        yield from ((clause, passage) for passage in clause.passages if isinstance(passage, list))


def _drop(clause: Made, passage: list[str] | Comparison) -> None:
    clause.passages = [one for one in clause.passages if one is not passage]


def _move(clauses: list[Made], chance: random.Random) -> None:
    start = _pick(clauses, chance)
    depth, end = clauses[start].depth, _find_end(clauses, start)
    block = clauses[start:end]
    del clauses[start:end]
    spots = [
        spot
        for spot in range(1, len(clauses) + 1)
        if clauses[spot - 1].depth >= depth - 1 and (spot == len(clauses) or clauses[spot].depth <= depth)
    ]
    at = chance.choice(spots or [start])
    clauses[at:at] = block


def _rename(clauses: list[Made], chance: random.Random) -> None:
    clauses[_pick(clauses, chance)].id = _name(chance)


def _delete(clauses: list[Made], chance: random.Random) -> None:
    start = _pick(clauses, chance)
    del clauses[start : _find_end(clauses, start)]


def _insert(clauses: list[Made], chance: random.Random) -> None:
    at = _pick(clauses, chance)
    clause = Made(_name(chance), clauses[at].depth, [_paragraph(chance)])
    clauses.insert(_find_end(clauses, at), clause)


def _split(clauses: list[Made], chance: random.Random) -> None:
    at = _pick(clauses, chance)
    clause = clauses[at]
    if len(clause.passages) > 1:
        cut = chance.randint(1, len(clause.passages) - 1)
        heir = Made(_name(chance), clause.depth, clause.passages[cut:])
        clause.passages = clause.passages[:cut]
        clauses.insert(at + 1, heir)


def _fold(clauses: list[Made], chance: random.Random) -> None:
    at, into = _pick(clauses, chance), _pick(clauses, chance)
    if at != into and _find_end(clauses, at) == at + 1:
        clauses[into].passages += clauses[at].passages
        del clauses[at]


def _delete_chapter_heading(clauses: list[Made], chance: random.Random) -> None:
    chapters = [number for number, clause in enumerate(clauses) if clause.depth == 1]
    if len(chapters) > 1:
        heading = clauses.pop(chapters[-1])
        if chance.random() < 0.5:
            clauses[0] = heading  # its clauses go below the other chapter's, and that one's heading goes


def _move_passage(clauses: list[Made], chance: random.Random) -> None:
    full = [(clause, passage) for clause in clauses for passage in clause.passages]
    if full:
        clause, passage = chance.choice(full)
        _drop(clause, passage)
        home = clauses[_pick(clauses, chance)]
        home.passages.insert(chance.randint(0, len(home.passages)), passage)


def _delete_passage(clauses: list[Made], chance: random.Random) -> None:
    if full := [(clause, passage) for clause in clauses for passage in clause.passages]:
        _drop(*chance.choice(full))


def _join(clauses: list[Made], chance: random.Random) -> None:
    found = [*_find_paragraphs(clauses)]
    if len(found) > 1:
        (clause, moved), (_, target) = chance.sample(found, 2)
        target += moved
        _drop(clause, moved)


def _cut(clauses: list[Made], chance: random.Random) -> None:
    if found := [pair for pair in _find_paragraphs(clauses) if len(pair[1]) > 1]:
        clause, paragraph = chance.choice(found)
        cut = chance.randint(1, len(paragraph) - 1)
        place = next(number for number, one in enumerate(clause.passages) if one is paragraph)
        clause.passages.insert(place + 1, paragraph[cut:])
        del paragraph[cut:]


def _move_sentence(clauses: list[Made], chance: random.Random) -> None:
    found = [*_find_paragraphs(clauses)]
    if len(found) > 1:
        (clause, paragraph), (_, target) = chance.sample(found, 2)
        sentence = paragraph.pop(chance.randrange(len(paragraph)))
        target.insert(chance.randint(0, len(target)), sentence)
        if not paragraph:
            _drop(clause, paragraph)


def _edit_sentence(clauses: list[Made], chance: random.Random) -> None:
    if found := [*_find_paragraphs(clauses)]:
        _, paragraph = chance.choice(found)
        place = chance.randrange(len(paragraph))
        paragraph[place] = _reword(paragraph[place], chance)


def _insert_sentence(clauses: list[Made], chance: random.Random) -> None:
    if found := [*_find_paragraphs(clauses)]:
        _, paragraph = chance.choice(found)
        paragraph.insert(chance.randint(0, len(paragraph)), _sentence(chance))


def _change_responses(clauses: list[Made], chance: random.Random) -> None:
    examples = [one for clause in clauses for one in clause.passages if isinstance(one, Comparison)]
    for example in examples:
        place = chance.randrange(len(example.responses))
        word, text = example.responses[place]
        match chance.randrange(4):
            case 0:
                chance.shuffle(example.responses)
            case 1:
                example.responses[place] = word, _reword(text, chance)
            case 2 if len(example.responses) > 1:
                del example.responses[place]


_EDITS: tuple[Callable[[list[Made], random.Random], None], ...] = (
    _move,
    _rename,
    _delete,
    _insert,
    _split,
    _fold,
    _delete_chapter_heading,
    _move_passage,
    _delete_passage,
    _join,
    _cut,
    _move_sentence,
    _edit_sentence,
    _insert_sentence,
    _change_responses,
)
