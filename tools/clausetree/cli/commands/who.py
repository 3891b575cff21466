"""`clausetree who`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.completion import complete_ids
from clausetree.cli.reading import find_clause, load_chain, load_clause, naming_tree
from clausetree.cli.terminal import format_option, show, tell
from clausetree.diff.override_shifts import find_override_shifts, find_unknown
from clausetree.output.overriding_answers import OverrideShiftsAnswer, OverridingAnswer
from clausetree.project.idle_overrides import tell_idle_overrides
from clausetree.project.migrating import check_one_spec
from clausetree.project.revs import parse_names
from clausetree.syntax.overriding import find_level_statements, find_overriding


@click.command("who")
@click.argument("clause", metavar="[REV#]ID|OLD..NEW[#ID]", shell_complete=complete_ids)
@format_option("who")
def command(clause: str, form: str) -> None:
    """Show who can override a clause, and how; or which clauses became easier or harder to override.

    A sender can override it explicitly, implicitly or not at all. What the clause says of itself counts first, then the settings
    (`[ladder.override]`), then what the text says of the level, then the order of a published ladder.

    OLD..NEW shows which clauses became easier or harder to override from OLD to NEW, and by whom; a side left out is
    `head`. A level that only changed its name doesn't count.

    \b
    Examples:
      clausetree who vote
      clausetree who openai@2025-09-12#do_not_lie --format json
      clausetree who openai@2025-04-11..openai@2025-09-12
    """
    rev, mark, clause_id = clause.rpartition("#")
    if names := parse_names(rev if mark else clause, Path.cwd()):
        _compare(*names, clause_id if mark else None, form)
        return
    document, found = load_clause(clause)
    for line in tell_idle_overrides(document):
        tell(line)
    overriding = find_overriding(document, found, document.stated_override, find_level_statements(document))
    show("who", form, OverridingAnswer(document.revision, document, found, overriding))


def _compare(old: str, new: str, clause_id: str | None, form: str) -> None:
    """Shows which clauses became easier or harder to override; of one clause, whether it did."""
    chain = load_chain(old, new)
    changes = chain.diff()
    check_one_spec(chain, changes)
    stated = chain.old.stated_override, chain.new.stated_override
    shifts, unknown = find_override_shifts(changes, *stated), find_unknown(changes, *stated)
    if clause_id:
        with naming_tree(new):
            wanted = chain.old.find(clause_id) or find_clause(chain.new, clause_id)
        name = clause_id if clause_id in wanted.names else wanted.id
        shifts = tuple(one for one in shifts if name in {*one.old_clause.names, *one.new_clause.names})
        unknown = tuple(pair for pair in unknown if any(name in clause.names for clause in pair))
    show(
        "who OLD..NEW",
        form,
        OverrideShiftsAnswer(chain.old.revision, chain.new.revision, changes, shifts, len(unknown)),
    )
