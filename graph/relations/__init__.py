"""Daily variables, their totals, and how they move together (start at variables.py)."""
