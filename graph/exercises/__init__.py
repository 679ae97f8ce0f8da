"""Exercises: their names, facets and muscles (start at names.py)."""
