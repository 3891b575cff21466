"""What is what in the three texts, and the order in which they have it."""
