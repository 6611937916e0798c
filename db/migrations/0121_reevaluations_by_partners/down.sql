DELETE FROM reevaluations WHERE step = 'apply' AND preview_id IS NULL;
ALTER TABLE reevaluations DROP CONSTRAINT reevaluations_preview_named;
ALTER TABLE reevaluations ADD CONSTRAINT reevaluations_preview_named CHECK ((step = 'apply') = (preview_id is not null));
