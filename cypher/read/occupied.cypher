// Whether anything but its own migrations stands in the graph.
MATCH (n)
WHERE NOT n:Migration
RETURN count(n) AS nodes
