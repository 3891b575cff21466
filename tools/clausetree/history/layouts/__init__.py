"""Where in a tree of files a spec is, and what lies beside it."""
