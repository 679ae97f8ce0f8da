// Some nodes as they are stored, each with the relationships that start at it and what stands at their ends.
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
RETURN id, labels(n) AS labels, properties(n) AS properties,
  [(n)-[r]->(m) | [elementId(r), type(r), properties(r), true, elementId(m), labels(m), m.id]] AS edges
