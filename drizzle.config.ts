import { defineConfig } from 'drizzle-kit';

// `npm run migration` writes there what the schema files say: the raw material of a new migration.
export default defineConfig({ dialect: 'postgresql', schema: './db/schema/*.ts', out: './.data/drizzle' });
