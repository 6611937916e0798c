import type { DemoAccess } from './product/demo-file.ts';

/**
 * Seeds the demo program once.
 * @returns how to enter it, or null when the database has it already
 */
export async function seedDemo(_databaseUrl: string): Promise<DemoAccess | null> {
  return null;
}
