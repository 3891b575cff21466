"""Writes pairs of a good and a bad response, the prompt before them, as trainers of preferences read them."""

import json
from pathlib import Path

import clausetree

document = clausetree.load("spec@2026-03-09")
pairs = [
    {
        "prompt": [{"role": message.role, "content": message.content} for message in row.prompt],
        "chosen": [{"role": message.role, "content": message.content} for message in row.chosen],
        "rejected": [{"role": message.role, "content": message.content} for message in row.rejected],
        "locator": row.locator,
        "fingerprint": row.fingerprint,
    }
    for row in clausetree.rows(document, "preference")
    if not row.abridged and not row.after_comparison
]
Path("pairs.jsonl").write_text("".join(f"{json.dumps(pair)}\n" for pair in pairs), encoding="utf-8")
print(len(pairs), "pairs; the first is of", pairs[0]["locator"])
