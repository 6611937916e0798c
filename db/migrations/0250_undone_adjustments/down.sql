ALTER TABLE "points_ledger" DROP COLUMN "undoes_id";
