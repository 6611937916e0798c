DROP INDEX "purchases_reward_failed_idx";
