"""What is merged by its form and not by its sentences: headings, examples, tables, code."""
