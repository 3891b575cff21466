"""Every rule by its code. Codes are never reused.

A rule's module is named for what it flags, and so is the one class in it: `AUT003` is `UnknownLevel` in
`clausetree/lint/rules/authority/unknown_level.py`, called `unknown-level`. So rules can be chosen by code or by name
before any of them is imported, and a rule is imported only where there is something for it to look at.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Literal

from clausetree.lint.rule import Rule

Subject = Literal["document", "texts", "reader", "prompts", "previous", "suppressions"]
"""What a rule looks at.

- `document`: the spec; its `check` is run.
- `texts`: the spec, and each eval prompt file by itself; its `check` is run, and its `check_prompts` for each.
- `prompts`: eval prompt files; its `check_prompts` is run for each, and its `check` too.
- `previous`: the spec beside an older revision; its `check` is run where there is one.
- `reader`: what could not be read as it was meant; the reader reports it, and the rule only explains it.
- `suppressions`: the comments that allow a finding; the engine reports on them, and the rule only explains it.
"""

RULES: dict[str, tuple[Subject, str]] = {
    "SYN001": ("reader", "syntax.unclosed_fence"),
    "SYN002": ("reader", "syntax.unknown_tag"),
    "SYN003": ("reader", "syntax.unclosed_tag"),
    "SYN004": ("reader", "syntax.stray_closing_tag"),
    "SYN005": ("reader", "syntax.badly_nested_tag"),
    "SYN006": ("reader", "syntax.stray_star"),
    "SYN007": ("reader", "syntax.text_outside_message"),
    "SYN008": ("reader", "syntax.tag_shares_line"),
    "SYN009": ("reader", "syntax.malformed_tag"),
    "SYN010": ("reader", "syntax.malformed_heading"),
    "SYN011": ("reader", "syntax.unclosed_comment"),
    "SYN012": ("document", "syntax.unclosed_inner_fence"),
    "SYN013": ("document", "syntax.entity_in_message"),
    "SYN014": ("document", "syntax.lost_heading"),
    "SYN015": ("document", "syntax.lost_commentary"),
    "SYN016": ("texts", "syntax.unresolved_conflict"),
    "SYN017": ("texts", "syntax.lost_example"),
    "SYN018": ("document", "syntax.lost_definition"),
    "SYN019": ("document", "syntax.lost_block"),
    "SYN020": ("document", "syntax.lost_tag"),
    "SYN021": ("document", "syntax.lost_comment"),
    "IDS001": ("document", "ids.duplicate_id"),
    "IDS002": ("document", "ids.missing_id"),
    "IDS003": ("document", "ids.ids_differ_in_case"),
    "IDS004": ("document", "ids.unfit_id"),
    "REF001": ("texts", "references.dangling_reference"),
    "REF002": ("document", "references.stale_reference_text"),
    "REF003": ("document", "references.self_reference"),
    "REF004": ("document", "references.link_to_published_revision"),
    "REF005": ("prompts", "references.footnote_without_prompts"),
    "REF006": ("prompts", "references.prompts_without_footnote"),
    "REF007": ("prompts", "references.stale_prompts_title"),
    "REF008": ("document", "references.repeated_footnote"),
    "REF009": ("prompts", "references.mislabelled_prompts"),
    "REF010": ("document", "references.missing_file"),
    "REF011": ("document", "references.lost_reference"),
    "REF012": ("document", "references.unused_label"),
    "AUT001": ("reader", "authority.inferred_ladder"),
    "AUT002": ("document", "authority.missing_level"),
    "AUT003": ("document", "authority.unknown_level"),
    "AUT004": ("document", "authority.retired_level"),
    "AUT005": ("document", "authority.level_above_clauses"),
    "AUT006": ("document", "authority.unused_level"),
    "AUT007": ("document", "authority.unstated_level"),
    "AUT008": ("document", "authority.level_in_informative_chapter"),
    "AUT009": ("document", "authority.misspelt_attribute"),
    "AUT010": ("document", "authority.no_levels"),
    "AUT011": ("document", "authority.misspelt_tag"),
    "AUT012": ("document", "authority.oddly_cased_level"),
    "AUT013": ("document", "authority.absent_conflict_sender"),
    "AUT014": ("document", "authority.other_level_in_text"),
    "EXM001": ("document", "examples.provision_without_example"),
    "EXM002": ("document", "examples.no_good_response"),
    "EXM003": ("document", "examples.only_good_responses"),
    "EXM004": ("document", "examples.example_without_title"),
    "EXM005": ("document", "examples.missing_verdict"),
    "EXM006": ("document", "examples.unknown_verdict"),
    "EXM007": ("document", "examples.dangling_verdict_target"),
    "EXM008": ("document", "examples.own_clause_as_verdict_target"),
    "EXM009": ("document", "examples.empty_message"),
    "EXM010": ("document", "examples.identical_responses"),
    "EXM011": ("document", "examples.response_to_nothing"),
    "EXM012": ("document", "examples.unknown_setting"),
    "EXM013": ("document", "examples.under18_conversation_elsewhere"),
    "EXM014": ("document", "examples.adult_conversation_in_under18_clause"),
    "EXM015": ("document", "examples.repeated_example_title"),
    "EXM016": ("document", "examples.empty_comparison"),
    "EXM017": ("document", "examples.reason_without_colon"),
    "EXM018": ("document", "examples.malformed_verdict"),
    "EXM019": ("document", "examples.misspelt_tag_attribute"),
    "EXM020": ("document", "examples.empty_example"),
    "STY001": ("document", "style.skipped_depth"),
    "STY002": ("document", "style.empty_clause"),
    "STY003": ("document", "style.instruction_in_commentary"),
    "STY004": ("document", "style.doubled_word"),
    "STY005": ("document", "style.mixed_quotes_in_headings"),
    "STY006": ("document", "style.blanks_around_id"),
    "STY007": ("document", "style.unused_definition"),
    "STY008": ("document", "style.term_before_definition"),
    "STY009": ("document", "style.long_clause"),
    "STY010": ("document", "style.repeated_title"),
    "STY011": ("suppressions", "style.unused_suppression"),
    "STY012": ("suppressions", "style.unexplained_suppression"),
    "STY013": ("document", "style.unbalanced_quote"),
    "STY014": ("document", "style.blank_before_footnote"),
    "STY015": ("document", "style.mixed_dashes"),
    "STY016": ("document", "style.indented_continuation"),
    "STY017": ("document", "style.sentence_in_list_item"),
    "STY018": ("document", "style.missing_full_stop"),
    "STY019": ("document", "style.unfinished_text"),
    "REV001": ("previous", "revisions.lost_id"),
    "REV002": ("previous", "revisions.lowered_level"),
    "REV003": ("previous", "revisions.reused_label"),
    "REV004": ("previous", "revisions.unannounced_change"),
    "REV005": ("previous", "revisions.suspect_prompts"),
    "REV006": ("previous", "revisions.lowered_words"),
    "REV007": ("previous", "revisions.unbound_words"),
}
"""For each code what the rule looks at, and its module."""


def rule_name(code: str) -> str:
    """Returns the name of the rule `code`."""
    return RULES[code][1].rpartition(".")[2].replace("_", "-")


@cache
def load_rule(code: str) -> type[Rule]:
    """Returns the class of the rule `code`."""
    path = RULES[code][1]
    module = import_module(f"clausetree.lint.rules.{path}")
    rule: type[Rule] = getattr(module, path.rpartition(".")[2].title().replace("_", ""))
    assert issubclass(rule, Rule)  # noqa: S101 - says what every rule module holds
    return rule
