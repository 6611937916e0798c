import { defineConfig } from 'drizzle-kit';

// Only `npm run schema:sql` uses this: it prints what the schema files say, to write a migration from.
export default defineConfig({ dialect: 'postgresql', schema: './db/schema/*.ts' });
