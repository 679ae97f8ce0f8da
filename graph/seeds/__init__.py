"""The catalogs that this project writes itself, as readable data."""
