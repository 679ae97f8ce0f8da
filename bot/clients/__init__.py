"""The only places that use the network."""
