"""What changes records that are stored already (start at acts.py)."""
