"""One file a rule, named for what it flags; `clausetree.lint.table` lists them all."""
