DROP TABLE api_rate_limits, idempotency_keys;
