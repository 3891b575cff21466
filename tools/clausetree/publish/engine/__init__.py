"""The thin part that touches disk: MkDocs builds the pages, Pagefind indexes them."""
