"""Counts the eval prompts of each provision, and names the provisions that have none."""

from collections import Counter

import clausetree

document = clausetree.load("spec")
prompts = Counter(row.clause for row in clausetree.rows(document, "prompts"))
provisions = [row for row in clausetree.rows(document, "jsonl") if row.level]
bare = [row.clause for row in provisions if not prompts[row.clause]]
for clause, count in prompts.most_common(3):
    print(count, clause)
print(len(bare), "of", len(provisions), "provisions have none, such as", bare[0])
