DROP INDEX "user_badges_user_idx";
DROP INDEX "cashback_transactions_program_clawback_idx";
DROP INDEX "cashback_transactions_program_created_idx";
DROP INDEX "purchases_program_amount_idx";
DROP INDEX "purchases_program_waiting_idx";
DROP INDEX "purchases_program_status_idx";
