import { chmod, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '#db/embedded/port.ts';
import { type Product, startProduct } from './product.ts';
import type { Say } from './terminal.ts';

export type Throwaway = Product & { readonly dataDir: string };

const SETTINGS = ['DATABASE_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'LAUREL_SECRET'];

/**
 * Starts the product as `npm start` does, on a port, a data directory and a database of its own; stopping it leaves nothing
 * behind. What the environment names is forgotten: nobody's data is touched.
 */
export async function startThrowaway(root: string, tell: Say): Promise<Throwaway> {
  for (const name of SETTINGS) delete process.env[name];
  const dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-'));
  await chmod(dataDir, 0o711);
  const product = await startProduct({ root, dataDir, port: await freePort(), tell });
  const stop = async () => {
    await product.stop();
    await removeAll(dataDir);
  };
  return { ...product, dataDir, stop };
}

async function removeAll(dataDir: string): Promise<void> {
  const elsewhere = await readlink(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (elsewhere) await rm(path.dirname(elsewhere), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
