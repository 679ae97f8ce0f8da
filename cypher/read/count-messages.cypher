// How many messages were ever stored.
MATCH (m:Message)
RETURN count(m) AS messages
