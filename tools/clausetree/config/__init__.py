"""What `clausetree.toml` says, as frozen settings."""
