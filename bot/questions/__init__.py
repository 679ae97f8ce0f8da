"""Questions answered from what is stored; nothing here records (start at why.py)."""
