-- A partner may publish a rule for all history without having looked first: a walk then follows no preview.
ALTER TABLE "reevaluations" DROP CONSTRAINT "reevaluations_preview_named";
ALTER TABLE "reevaluations" ADD CONSTRAINT "reevaluations_preview_named" CHECK ("reevaluations"."step" = 'apply' or "reevaluations"."preview_id" is null);
