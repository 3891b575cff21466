"""SYN: conversations, fences and headings that can't be read as meant."""
