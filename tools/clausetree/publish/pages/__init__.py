"""The pages, one module a kind, and the lists of all of them."""
