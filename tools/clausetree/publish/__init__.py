"""The site: documents in, page texts out, and a thin part that has MkDocs and Pagefind build them."""
