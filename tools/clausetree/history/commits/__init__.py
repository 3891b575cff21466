"""The revisions of a spec, commit by commit, and which of them are releases."""
