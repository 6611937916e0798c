DROP TABLE partner_requests;
