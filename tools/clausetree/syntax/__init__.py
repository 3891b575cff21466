"""The reader of the dialect: Markdown to document and back. Total: no content makes it raise."""
