-- An index that begins with the channel costs a planner without statistics as little as the natural key, and reads every
-- chat of the channel for one. Nothing asks for all visitors of a channel.
DROP INDEX "chats_channel_id_visitor_number_idx";
CREATE INDEX "chats_visitor_number_channel_id_idx" ON "chats"("visitor_number", "channel_id");
