"""Says which rows of a dataset still stand word for word in a newer revision, and what became of the others' clauses."""

from collections import Counter

import clausetree

old, new = clausetree.load("spec@2025-04-11"), clausetree.load("spec@2025-12-18")
dataset = list(clausetree.rows(old, "chat"))
standing = {row.fingerprint for row in clausetree.rows(new, "chat")}
changes = clausetree.diff(old, new)
told = Counter()
for row in dataset:
    if row.fingerprint in standing:
        told["exact"] += 1
        continue
    clause = changes.of(row.clause).new
    told["no clause any more" if clause is None else "another text"] += 1
print(dict(told))
