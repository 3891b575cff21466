"""Three-way merge by clause: three documents in; a text, its conflicts and what was taken from whom out."""
