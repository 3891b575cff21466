"""What one side deleted, held against what the other side did to it: what stays."""
