// Names that the source of these exercises gave before and gives no longer.
UNWIND $rows AS row
MATCH (e:Exercise {id: row.id})<-[:NAMES]-(a:Alias)
WHERE a.source = row.source AND NOT a.id IN row.kept
DETACH DELETE a
