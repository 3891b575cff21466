"""Which sentences each paragraph of the merged text has, in which order, and how they are set."""
