"""Pots, recipes and the pantry as the graph keeps them."""
