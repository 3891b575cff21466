"""AUT: levels of authority."""
