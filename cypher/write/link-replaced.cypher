// Ties a corrected record to the one whose place it takes, and hands it what was filmed and measured of that.
UNWIND $rows AS row
MATCH (new:Record {id: row.id})
MATCH (old:Record {id: row.replaces})
MERGE (new)-[:REPLACES]->(old)
WITH new, old
CALL (new, old) {
  MATCH (old)-[:FILMED_IN]->(f:Media)
  MERGE (new)-[:FILMED_IN]->(f)
  RETURN count(f) AS filmed
}
WITH new, old
MATCH (old)-[:HAS_REP]->(r:Rep)
MERGE (new)-[:HAS_REP]->(r)
