"""Prints what a judge needs to grade responses by one clause: its words, its level, and what was said of responses."""

import clausetree

CLAUSE = "job_ends"

document = clausetree.load("spec@2026-03-09")
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
