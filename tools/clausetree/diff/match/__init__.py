"""Which clause is which: matchers in a pipeline, the surest first."""
