"""History from other apps: files → items → facts → the graph. ``read_file`` and ``bring_in`` are the doors."""
