DROP INDEX "points_ledger_program_occurred_idx";
DROP TABLE "daily_figures";
