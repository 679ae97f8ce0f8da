// Metrics of a person's own, beside those that everybody has; gives back which of them are new.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (m:Metric {id: row.id})
ON CREATE SET m += row.properties, m.first = row.first
MERGE (u)-[:DEFINED]->(m)
RETURN collect({work: row.work, id: m.id, fresh: m.first = row.first}) AS answers
