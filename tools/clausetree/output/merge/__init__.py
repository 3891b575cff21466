"""What a merge made, in each format."""
