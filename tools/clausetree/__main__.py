"""`python -m clausetree`: the command line."""

from clausetree.cli.main import run

run()
