"""Where clauses and passages stand in the merged text."""
