"""What stands in the graph, declared: labels, properties, relationships, unique ids and indexes.

Constraints, indexes (``graph/schema.py``) and the page ``docs/graph.md`` (``graph/diagram.py``) are made from
these declarations. Times are UTC text (``graph/clock.py``). Every node has a text ``id``, unique by label,
which neomodel calls ``uid``, for it keeps the name ``id`` to itself.
"""
