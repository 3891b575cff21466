"""Which clause is which, and where each sentence and example went: matchers, the surest first."""
