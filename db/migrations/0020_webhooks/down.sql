DROP TRIGGER events_webhooks ON events;
DROP FUNCTION events_to_webhooks();
DROP TABLE webhook_attempts, webhook_deliveries, webhook_endpoints;
