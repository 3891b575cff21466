"""One sentence, or one line of an example: its three wordings, and how it is set."""
