-- Explanations are written with every fact and read whole: kept as the text they came as, they cost a quarter to write.
ALTER TABLE "reward_traces" ALTER COLUMN "awards" TYPE json USING "awards"::json, ALTER COLUMN "trace" TYPE json USING "trace"::json;
