-- The settled ones are read back by when they were settled.
CREATE INDEX conflicts_settled_at ON conflicts (resolved_at DESC, id DESC) WHERE state <> 'open';
