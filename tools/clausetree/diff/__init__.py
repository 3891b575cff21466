"""What changed between two documents, by meaning: match, then classify, then say. Pure: no input, no output.

Start at `clausetree.diff.documents`; the values are in `clausetree.diff.changes`.
"""
