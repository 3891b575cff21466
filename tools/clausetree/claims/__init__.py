"""Claims about two revisions: read from files, sentence by sentence, and checked against their one change set."""
