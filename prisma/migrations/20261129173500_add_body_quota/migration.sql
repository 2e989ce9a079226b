-- AlterTable
ALTER TABLE "channel_traffic" ADD COLUMN     "shortened" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stored_bytes" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "body_bytes" INTEGER;

-- What a channel has stored so far counts towards its quota.
INSERT INTO channel_traffic (channel_id, hour, stored_bytes)
SELECT channel_id, date_trunc('hour', received_at), sum(length(body)) FROM deliveries GROUP BY 1, 2
ON CONFLICT (channel_id, hour) DO UPDATE SET stored_bytes = excluded.stored_bytes;
