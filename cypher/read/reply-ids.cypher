// Which replies WhatsApp knows under these ids.
UNWIND $wamids AS wamid
MATCH (r:Reply {wamid: wamid})
RETURN r.id AS id, wamid
