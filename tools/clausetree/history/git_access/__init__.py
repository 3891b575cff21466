"""Git: its commands, its objects, and copies of what is elsewhere."""
