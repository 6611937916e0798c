import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startThrowaway } from '#scripts/product/throwaway.ts';
import { findBrowser } from './browser.ts';

/** Starts the product as `npm start` does, on a port, a data directory and a database of its own. */
export default async function setUp(): Promise<() => Promise<void>> {
  const root = process.cwd();
  process.env.LAUREL_E2E_BROWSER = JSON.stringify(findBrowser(root));
  const { url, demo, dataDir, databaseUrl, stop } = await startThrowaway(root, await productLog(root));
  process.env.LAUREL_E2E_PRODUCT = JSON.stringify({ url, demo, dataDir, databaseUrl });
  return stop;
}

/** The lines of web application and worker go to a file, to be read when a journey fails. */
async function productLog(root: string): Promise<(line: string) => void> {
  const folder = path.join(root, 'test-results');
  await mkdir(folder, { recursive: true });
  const log = createWriteStream(path.join(folder, 'product.log'));
  return (line) => log.write(`${line}\n`);
}
