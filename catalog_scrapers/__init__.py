"""Spiders that fill the catalog from sources that allow it."""
