"""Says which rows of a dataset have the same fingerprint in a newer revision, and what became of the words of the others."""

from collections import Counter

import clausetree

old, new = clausetree.load("spec@2025-03-24"), clausetree.load("spec@2026-03-09")
dataset = list(clausetree.rows(old, "chat"))
standing = {row.fingerprint for row in clausetree.rows(new, "chat")}
changes = clausetree.diff(old, new)
became = {
    row.locator: clausetree.migrate(row.locator.partition("#")[2], changes)
    for row in dataset
    if row.fingerprint not in standing
}
counts = dict(Counter(one.words for one in became.values()))
print(len(dataset) - len(became), "with the same fingerprint;", counts)
for locator, one in became.items():
    print(locator, one.words, "->", *(str(place.locator) for place in one.to))
