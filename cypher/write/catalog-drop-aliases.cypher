// Names that one source gave before to exercises and foods and gives no longer.
UNWIND $rows AS row
MATCH (a:Alias {source: row.source})-[:NAMES]->(n)
WHERE n.id IN row.targets AND NOT a.id IN row.kept
DETACH DELETE a
