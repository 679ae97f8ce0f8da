"""Pots, recipes and the pantry in the conversation (start at told.py)."""
