"""What lint found, one module a format."""
