"""EXM: worked examples."""
