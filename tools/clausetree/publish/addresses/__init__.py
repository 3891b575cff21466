"""Addresses: how an id or a label becomes a folder, which folders there are, and how a page links to them."""
