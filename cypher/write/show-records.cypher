// Makes records count again on the day they belong to.
UNWIND $rows AS row
MATCH (r:Record {id: row.id})
MATCH (d:Day {id: r.day_id})
MERGE (r)-[:ON_DAY]->(d)
