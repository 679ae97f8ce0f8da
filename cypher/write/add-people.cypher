// New people, each with the name under which they write and an API token.
UNWIND $rows AS row
CREATE (u:User {id: row.id})
SET u += row.properties
CREATE (i:Identity {id: row.identity, channel: row.channel, external_id: row.external_id})
CREATE (i)-[:IDENTIFIES]->(u)
CREATE (t:Token {id: row.token_id, created_at: row.created_at})
CREATE (t)-[:ACTS_FOR]->(u)
