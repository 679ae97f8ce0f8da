// What outside sources were asked, when, and their answers as they came.
UNWIND $rows AS row
MERGE (l:Lookup {id: row.id})
SET l += row.properties
FOREACH (answer IN row.answers |
  MERGE (a:ApiAnswer {id: answer.id})
  SET a.source = answer.source, a.body = answer.body, a.fetched_at = answer.fetched_at
  MERGE (l)-[:ANSWERED_BY]->(a))
