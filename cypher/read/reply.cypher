// The stored answer to a message.
MATCH (r:Reply {id: $id})
RETURN r.payload AS payload
