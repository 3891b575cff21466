"""What a reviewer of a change needs to know, and whether a text is ready to be released."""
