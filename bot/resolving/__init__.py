"""From what was said to what can be stored (start at entries.py)."""
