// Media that nobody keeps or whose messages are all gone, and media that the store has yet to delete.
MATCH (f:Media)
WHERE f.state = 'going' OR NOT EXISTS { MATCH (f)<-[:KEEPS]-(:User) } OR
  (NOT EXISTS { MATCH (f)<-[:CARRIES]-(:Message) } AND NOT EXISTS { MATCH (f)<-[:READ_FROM]-(:EncoderRecording) })
RETURN f.id AS id
