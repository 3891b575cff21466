"""Where a fork stands beside its upstream, in each format."""
