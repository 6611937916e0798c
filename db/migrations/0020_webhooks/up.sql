CREATE TABLE "webhook_endpoints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"url" text NOT NULL,
	"description" text,
	"event_types" text[],
	"is_active" boolean NOT NULL,
	"sealed_secret" text,
	"previous_sealed_secret" text,
	"previous_secret_until" timestamp (3) with time zone,
	"failing_since" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"disabled_reason" text,
	"turn_until" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_program_id_id_key" UNIQUE("program_id","id"),
	CONSTRAINT "webhook_endpoints_event_types_words" CHECK ("webhook_endpoints"."event_types" <@ array['purchase.completed', 'purchase.rewarded', 'purchase.refunded', 'achievement.progressed', 'achievement.unlocked', 'achievement.revoked', 'badge.unlocked', 'badge.revoked', 'points.adjusted', 'cashback.pending', 'cashback.completed', 'cashback.failed', 'cashback.reversed']::text[]),
	CONSTRAINT "webhook_endpoints_disabled_word" CHECK ("webhook_endpoints"."disabled_reason" in ('by_hand', 'gone', 'failing')),
	CONSTRAINT "webhook_endpoints_disabled_whole" CHECK ("webhook_endpoints"."is_active" = ("webhook_endpoints"."disabled_at" is null and "webhook_endpoints"."deleted_at" is null) and ("webhook_endpoints"."disabled_at" is null) = ("webhook_endpoints"."disabled_reason" is null)),
	CONSTRAINT "webhook_endpoints_previous_whole" CHECK (("webhook_endpoints"."previous_sealed_secret" is null) = ("webhook_endpoints"."previous_secret_until" is null)),
	CONSTRAINT "webhook_endpoints_secret_until_deleted" CHECK (("webhook_endpoints"."sealed_secret" is null) = ("webhook_endpoints"."deleted_at" is not null))
);

CREATE TABLE "webhook_deliveries" (
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY("endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_status_word" CHECK ("webhook_deliveries"."status" in ('pending', 'delivered', 'failed')),
	CONSTRAINT "webhook_deliveries_attempts_range" CHECK ("webhook_deliveries"."attempts" >= 0),
	CONSTRAINT "webhook_deliveries_pending_whole" CHECK (("webhook_deliveries"."status" = 'pending') = ("webhook_deliveries"."next_attempt_at" is not null)),
	CONSTRAINT "webhook_deliveries_delivered_whole" CHECK ("webhook_deliveries"."status" <> 'delivered' or "webhook_deliveries"."delivered_at" is not null)
);

CREATE TABLE "webhook_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"outcome" text NOT NULL,
	"response_status" integer,
	"response_excerpt" text,
	"error" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer,
	CONSTRAINT "webhook_attempts_delivery_attempt_key" UNIQUE("endpoint_id","event_id","attempt"),
	CONSTRAINT "webhook_attempts_outcome_word" CHECK ("webhook_attempts"."outcome" in ('in_flight', 'delivered', 'refused', 'unreachable', 'blocked', 'lost')),
	CONSTRAINT "webhook_attempts_attempt_range" CHECK ("webhook_attempts"."attempt" >= 1)
);

ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_fk" FOREIGN KEY ("program_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_fk" FOREIGN KEY ("endpoint_id","event_id") REFERENCES "public"."webhook_deliveries"("endpoint_id","event_id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "webhook_endpoints_program_idx" ON "webhook_endpoints" USING btree ("program_id","created_at","id");
CREATE INDEX "webhook_deliveries_endpoint_idx" ON "webhook_deliveries" USING btree ("endpoint_id","created_at","event_id");
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries" USING btree ("endpoint_id","next_attempt_at") WHERE status = 'pending';

-- A delivery is born with its event, in the event's own transaction: whatever order transactions commit in, none is
-- skipped and none is made twice. Runs once for a statement, however many events it writes; while nobody listens it
-- costs one look at an empty table.
CREATE FUNCTION events_to_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM webhook_endpoints WHERE is_active) THEN
    INSERT INTO webhook_deliveries (endpoint_id, event_id, program_id, event_type, next_attempt_at, created_at)
    SELECT w.id, e.id, e.program_id, e.type, e.created_at, e.created_at
      FROM new_events e
      JOIN webhook_endpoints w ON w.program_id = e.program_id AND w.is_active
       AND (w.event_types IS NULL OR e.type = ANY (w.event_types))
        ON CONFLICT (endpoint_id, event_id) DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER events_webhooks AFTER INSERT ON events REFERENCING NEW TABLE AS new_events
  FOR EACH STATEMENT EXECUTE FUNCTION events_to_webhooks();
