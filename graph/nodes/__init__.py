"""What the graph is made of, declared in neomodel, a file a domain."""
