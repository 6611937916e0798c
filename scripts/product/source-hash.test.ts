import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceHash } from './source-hash.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'laurel-sources-'));
  await write('app/page.tsx', 'one');
  await write('server/kernel/money.ts', 'two');
  await write('package-lock.json', '{}');
});

afterAll(() => rm(root, { recursive: true }));

describe('the fingerprint of the sources', () => {
  it('stays the same while nothing changes', async () => {
    expect(await sourceHash(root)).toBe(await sourceHash(root));
  });

  it.each([
    ['a page', 'app/page.tsx'],
    ['a verb', 'server/kernel/money.ts'],
    ['a new file', 'components/ui/ring.tsx'],
    ['the lockfile', 'package-lock.json'],
    ['the configuration', 'next.config.ts'],
  ])('changes with %s', async (_what, file) => {
    const before = await sourceHash(root);
    await write(file, `changed ${file}`);
    expect(await sourceHash(root)).not.toBe(before);
  });

  it.each([
    ['a test', 'server/kernel/money.test.ts'],
    ['a migration', 'db/migrations/0001_base/up.sql'],
    ['the README', 'README.md'],
    ['a worker', 'workers/main.ts'],
  ])('does not change with %s, which is not built', async (_what, file) => {
    const before = await sourceHash(root);
    await write(file, 'new');
    expect(await sourceHash(root)).toBe(before);
  });

  it('notices a file that moved', async () => {
    await write('app/a/page.tsx', 'same');
    const before = await sourceHash(root);
    await rm(path.join(root, 'app/a'), { recursive: true });
    await write('app/b/page.tsx', 'same');
    expect(await sourceHash(root)).not.toBe(before);
  });
});

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}
