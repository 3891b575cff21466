"""What became of the words that rows were made from, in each format of `clausetree stale`."""
