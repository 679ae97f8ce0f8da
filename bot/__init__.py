"""The conversation: a message is understood, resolved, recorded and answered (start at turn.py)."""
