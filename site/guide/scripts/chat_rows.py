"""Writes conversations with the response that the spec calls good in its place, and without the others."""

import json
from pathlib import Path

import clausetree

document = clausetree.load("spec@2026-03-09")
lines = []
for row in clausetree.rows(document, "chat"):
    good = {one.response for one in row.messages if one.response and one.verdict == "good"}
    if row.abridged or not good or any(message.comparison not in {None, 1} for message in row.messages):
        continue
    turns = [message for message in row.messages if message.response in {None, min(good)}]
    said = [{"role": turn.role, "content": turn.content, "settings": turn.settings} for turn in turns]
    lines.append(json.dumps({"id": row.id, "clause": row.clause, "messages": said}))
Path("chat.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(len(lines), "conversations")
