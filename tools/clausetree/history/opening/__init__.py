"""From what a user names to revisions."""
