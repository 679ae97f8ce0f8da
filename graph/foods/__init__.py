"""Foods: their names, figures and amounts (start at names.py)."""
