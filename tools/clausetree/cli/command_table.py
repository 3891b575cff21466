"""Every command and what it does, in groups by what people do."""

from __future__ import annotations

GROUPS = {
    "Read": {
        "tree": "Draw the clause tree.",
        "query": "List the clauses that match an expression.",
        "show": "Show one clause and all that belongs to it.",
        "resolve": "Show what a locator points to.",
        "find": "Show where quoted words are, exactly or nearly.",
        "who": "Show who can override a clause, and how.",
        "revisions": "List the revisions of a spec.",
    },
    "Check": {
        "lint": "Find mistakes in a spec, and fix them.",
        "explain": "Print the page of a lint rule.",
        "fmt": "Format a spec: layout only, never a word.",
        "rename": "Change the id of a clause, wherever it is used.",
        "lsp": "Check and complete specs in an editor.",
    },
    "Compare": {
        "diff": "Show what changed between two revisions, by meaning.",
        "review": "Sum up a change for its reviewers.",
        "log": "Show a clause's history across all revisions.",
        "migrate": "Show what became of locators in another revision.",
        "blame": "Show which revision introduced each clause and passage.",
        "drift": "Show how levels and size change from revision to revision.",
        "claims": "Check sentences that say what a revision says or changed.",
        "changelog": "Draft release notes, or check existing ones.",
    },
    "Follow": {
        "new": "Create a spec project, from scratch or as a fork.",
        "upstream": "Follow the spec that this one was forked from.",
        "merge": "Merge two texts that come from a third, clause by clause.",
        "git": "Set up git to merge and compare a spec clause by clause.",
    },
    "Publish": {
        "release": "Check whether a spec may be released.",
        "site": "Build or serve the site of a spec.",
    },
    "For programs": {
        "mcp": "Serve a spec to agents, over the Model Context Protocol.",
        "export": "Export a document as data, or rows for training and evaluation.",
        "pin": "Record what the rows of a dataset were made from.",
        "stale": "Show which rows of a dataset are stale.",
        "apply": "Apply an edit script to a text.",
        "config": "Show the settings of a project, or their schema.",
        "schema": "Print the JSON Schema of a JSON document.",
    },
    "Help": {
        "help": "Show the help of a command.",
        "version": "Print the version.",
        "completion": "Print the script that completes commands in a shell.",
    },
}
"""For each group its commands; the module of one is `cli/commands/NAME.py`."""

COMMANDS = {name: what for commands in GROUPS.values() for name, what in commands.items()}
"""Every command, in the order of the help text."""
