-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "instance_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "simulated" BOOLEAN NOT NULL DEFAULT false;

-- The few events that the simulator played through a real channel, to take them away again.
CREATE INDEX deliveries_simulated ON deliveries (channel_id) WHERE simulated;
