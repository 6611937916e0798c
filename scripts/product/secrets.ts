import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NAMES = ['NEXTAUTH_SECRET', 'LAUREL_SECRET', 'SANDBOX_SECRET'] as const;
export type Secrets = Record<(typeof NAMES)[number], string>;

/**
 * The secrets the processes share: from the environment where given, else random ones made at the first start and kept in
 * `<dataDir>/secrets.json`, readable by this user alone.
 */
export async function loadSecrets(dataDir: string, environment: NodeJS.ProcessEnv = process.env): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json');
  const kept = await readKept(file);
  const secrets = Object.fromEntries(
    NAMES.map((name) => [name, environment[name] || kept[name] || randomBytes(32).toString('base64url')]),
  ) as Secrets;
  const generated = NAMES.filter((name) => !environment[name] && !kept[name]);
  if (generated.length === 0) return secrets;
  await mkdir(dataDir, { recursive: true });
  const keep = Object.fromEntries(NAMES.filter((name) => !environment[name]).map((name) => [name, secrets[name]]));
  await writeFile(file, `${JSON.stringify({ ...kept, ...keep }, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

async function readKept(file: string): Promise<Partial<Secrets>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
