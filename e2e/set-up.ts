import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '#db/embedded/port.ts';
import { startProduct } from '#scripts/product/product.ts';
import { findBrowser } from './browser.ts';

/** Starts the product as `npm start` does, on a port, a data directory and a database of its own. */
export default async function setUp(): Promise<() => Promise<void>> {
  const root = process.cwd();
  process.env.LAUREL_E2E_BROWSER = JSON.stringify(findBrowser(root));
  for (const name of ['DATABASE_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'LAUREL_SECRET']) delete process.env[name];
  const dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-e2e-'));
  await chmod(dataDir, 0o711);
  const tell = await productLog(root);
  const product = await startProduct({ root, dataDir, port: await freePort(), tell });
  process.env.LAUREL_E2E_PRODUCT = JSON.stringify({ url: product.url, demo: product.demo, dataDir });
  return async () => {
    await product.stop();
    await removeAll(dataDir);
  };
}

/** The lines of web application and worker go to a file, to be read when a journey fails. */
async function productLog(root: string): Promise<(line: string) => void> {
  const folder = path.join(root, 'test-results');
  await mkdir(folder, { recursive: true });
  const log = createWriteStream(path.join(folder, 'product.log'));
  return (line) => log.write(`${line}\n`);
}

async function removeAll(dataDir: string): Promise<void> {
  const elsewhere = await readlink(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (elsewhere) await rm(path.dirname(elsewhere), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
