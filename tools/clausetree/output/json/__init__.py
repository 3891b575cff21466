"""JSON documents and the schemas that they hold to."""
