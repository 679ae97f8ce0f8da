// Takes the kept totals away: they are packed otherwise now, and reckoned anew from the records when they are next read.
MATCH (t:Totals)
DETACH DELETE t
