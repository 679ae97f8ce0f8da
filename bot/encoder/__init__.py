"""Files of linear encoders and films in the conversation (start at turn.py)."""
