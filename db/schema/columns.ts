import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Primary key: a UUIDv7 made by the application. */
export const idColumn = () => uuid('id').primaryKey();

/** An instant, stored with millisecond precision as the engine counts it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Minor units of the currency that stands beside it. */
export const minorUnits = (name: string) => bigint(name, { mode: 'bigint' });

export const createdAt = () => instant('created_at').notNull().defaultNow();
export const updatedAt = () => instant('updated_at').notNull().defaultNow();

/** An ISO 4217 code. */
export const currencyCode = customType<{ data: string }>({ dataType: () => 'char(3)' });
