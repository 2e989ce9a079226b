-- AlterTable
ALTER TABLE "channels" ADD COLUMN     "more_widgets" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "chats" ADD COLUMN     "answered_before" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "channel_traffic" (
    "channel_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "events" INTEGER NOT NULL DEFAULT 0,
    "busiest_minute" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "channel_traffic_pkey" PRIMARY KEY ("channel_id","hour")
);

-- AddForeignKey
ALTER TABLE "channel_traffic" ADD CONSTRAINT "channel_traffic_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE channel_traffic ADD CONSTRAINT channel_traffic_counts CHECK (events >= 0 AND busiest_minute >= 0);

-- What is usual is known from the log, as far as it reaches.
INSERT INTO channel_traffic (channel_id, hour, events, busiest_minute)
SELECT channel_id, date_trunc('hour', minute), sum(events), max(events) FROM (
  SELECT channel_id, date_trunc('minute', received_at) AS minute, sum(seen_count) AS events
    FROM deliveries WHERE received_at > now() - interval '28 days' GROUP BY 1, 2) m
GROUP BY 1, 2;

-- Addresses answered before were read from the log, which is cut off after a time.
UPDATE chats c SET answered_before = d.ids FROM (
  SELECT chat_id, array_agg(DISTINCT right(answer->>'crm_link', 36)::uuid) AS ids FROM deliveries
   WHERE chat_id IS NOT NULL AND answer->>'crm_link' ~ '/contacts/[0-9a-f-]{36}$' GROUP BY chat_id) d
 WHERE c.id = d.chat_id;

-- Events of a widget that is not the channel's, of the last hours.
CREATE INDEX deliveries_of_other_widgets ON deliveries (channel_id, received_at) WHERE other_widget_id IS NOT NULL;
