ALTER TABLE "reward_traces" ALTER COLUMN "awards" TYPE jsonb USING "awards"::jsonb, ALTER COLUMN "trace" TYPE jsonb USING "trace"::jsonb;
