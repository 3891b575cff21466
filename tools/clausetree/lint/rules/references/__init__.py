"""REF: references between clauses, and footnotes with their eval prompts."""
