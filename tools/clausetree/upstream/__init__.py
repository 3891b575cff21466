"""Following a remote spec: where a fork stands beside it, and taking over its releases."""
