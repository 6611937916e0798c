DROP TABLE "throttles";
