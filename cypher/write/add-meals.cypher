// Meals: one a day and category for what is told in messages, one a request for what is posted.
UNWIND $rows AS row
WITH row.id AS id, collect(row)[0] AS row
MATCH (d:Day {id: row.day_id})
OPTIONAL MATCH (old:Record {id: id})
FOREACH (day IN CASE WHEN old IS NULL THEN [d] ELSE [] END |
  CREATE (m:Meal:Record {id: id})
  SET m += row.properties
  CREATE (m)-[:ON_DAY]->(day))
FOREACH (meal IN CASE WHEN old IS NULL THEN [] ELSE [old] END | MERGE (meal)-[:ON_DAY]->(d))
