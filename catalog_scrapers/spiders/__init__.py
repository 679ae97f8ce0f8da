"""One spider a source."""
