"""The commands, one a file; `clausetree.cli.main` has the table of them."""
