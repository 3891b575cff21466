"""Prints what a judge needs to grade responses by one clause: its words, its level, and what was said of responses."""

import clausetree

CLAUSE = "side_effects"

document = clausetree.load("spec@2025-12-18")
row = next(row for row in clausetree.rows(document, "jsonl") if row.clause == CLAUSE)
print(f"# {row.title} ({row.level}; {row.who['says'].lower()})\n")
print(row.prose.partition("\n")[0], "\n")
for verdict in ("good", "bad"):
    reasons = {
        message.reason: message.violates or row.clause
        for example in row.examples
        for message in example.messages
        if message.verdict == verdict and message.reason
    }
    for reason, clause in reasons.items():
        print(f"- {verdict}: {reason}" + (f" ({clause})" if verdict == "bad" else ""))
