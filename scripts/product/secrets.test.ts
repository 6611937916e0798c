import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDemoFile, writeDemoFile } from './demo-file.ts';
import { loadSecrets } from './secrets.ts';

let dataDir = '';

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const nothing = { NODE_ENV: 'test' } as const;

describe('secrets', () => {
  it('are made once, long and random, and stay the same at every start', async () => {
    const first = await loadSecrets(dataDir, nothing);
    expect(first.NEXTAUTH_SECRET).toHaveLength(43);
    expect(first.NEXTAUTH_SECRET).not.toBe(first.LAUREL_SECRET);
    expect(await loadSecrets(dataDir, nothing)).toEqual(first);
  });

  it('can be read by this user alone', async () => {
    await loadSecrets(dataDir, nothing);
    const { mode } = await stat(path.join(dataDir, 'secrets.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('come from the environment where given, and are then not written down', async () => {
    const secrets = await loadSecrets(dataDir, { ...nothing, NEXTAUTH_SECRET: 'from outside' });
    expect(secrets.NEXTAUTH_SECRET).toBe('from outside');
    expect(await readFile(path.join(dataDir, 'secrets.json'), 'utf8')).not.toContain('from outside');
  });
});

describe('the demo file', () => {
  const content = {
    url: 'http://localhost:3000',
    admin: { email: 'a@example.com', password: 'one' },
    customer: { email: 'c@example.com', password: 'two' },
    apiToken: 'three',
  };

  it('keeps the sign-ins for this user alone', async () => {
    await writeDemoFile(dataDir, content);
    expect(await readDemoFile(dataDir)).toEqual(content);
    const { mode } = await stat(path.join(dataDir, 'demo.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('is absent before the first seeding', async () => {
    expect(await readDemoFile(dataDir)).toBeUndefined();
  });
});
