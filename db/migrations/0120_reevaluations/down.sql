DROP TABLE reevaluated_customers, reevaluations;
