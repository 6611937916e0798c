import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const FOLDERS = ['app', 'components', 'server', 'db', 'public'];
const ROOT_FILES =
  /^(package-lock\.json|tsconfig\.json|(next|postcss)\.config\.\w+|(proxy|instrumentation|auth)\.tsx?)$/;
const NOT_BUILT = /\.test\.tsx?$|\.sql$|(^|\/)testing\//;

/** A fingerprint of everything the production build is made from: equal means the last build still holds. */
export async function sourceHash(root: string): Promise<string> {
  const files = await builtFiles(root);
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of files) {
    hash.update(`\0${file}\0`);
    hash.update(await readFile(path.join(root, file)));
  }
  return hash.digest('hex');
}

async function builtFiles(root: string): Promise<string[]> {
  const top = (await readdir(root)).filter((name) => ROOT_FILES.test(name));
  const nested = await Promise.all(FOLDERS.map((folder) => filesBelow(root, folder)));
  return [...top, ...nested.flat()].sort();
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !NOT_BUILT.test(file));
}
