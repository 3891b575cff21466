"""Files on disk: read strictly, written whole, locked."""
