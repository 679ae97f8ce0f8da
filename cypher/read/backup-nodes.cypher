// Some nodes as they are stored, each with every relationship in both directions and what stands at its other end.
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
RETURN id, labels(n) AS labels, properties(n) AS properties,
  [(n)-[r]-(m) | [elementId(r), type(r), properties(r), elementId(startNode(r)) = id, elementId(m), labels(m), m.id]] AS edges
