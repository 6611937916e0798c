DROP INDEX "users_program_name_prefix_idx";
DROP INDEX "users_program_external_id_prefix_idx";
DROP INDEX "users_program_email_prefix_idx";
