"""From a REV to its text, document, settings and eval prompts, and the jobs that need them: lint, lineage, the site's plan."""
