"""The language server: one module a feature, from a document to values of the protocol, and a thin server."""
