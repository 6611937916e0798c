import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepRunning, restartDelay } from './processes.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-processes-'));
  await writeFile(
    path.join(folder, 'polite.mjs'),
    "process.on('SIGTERM', () => process.exit(0)); console.log('up');setInterval(() => {}, 1000)",
  );
  await writeFile(
    path.join(folder, 'stubborn.mjs'),
    "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)",
  );
  await writeFile(path.join(folder, 'crashing.mjs'), "console.log('up'); process.exit(3)");
});

afterAll(() => rm(folder, { recursive: true }));

describe('a crashed process', () => {
  it('is started again later and later, but never later than half a minute', () => {
    expect([1, 2, 3, 4, 20].map(restartDelay)).toEqual([500, 1_000, 2_000, 4_000, 30_000]);
  });

  it('comes back', async () => {
    const lines = run('crashing.mjs');
    await lines.seen((line) => line.includes('ended unexpectedly (code 3)'));
    await lines.seen((line) => line === '[crashing.mjs] up', 2);
    expect(lines.said).toContain('[crashing.mjs] ended unexpectedly (code 3); starting it again in 0.5 s');
    await lines.process.stop(1_000);
  });
});

describe('a running process', () => {
  it('passes its lines on under its name and ends when asked', async () => {
    const lines = run('polite.mjs');
    await lines.seen((line) => line === '[polite.mjs] up');
    const pid = lines.process.pid() ?? 0;
    await lines.process.stop(5_000);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('is killed when it does not end within its grace', async () => {
    const lines = run('stubborn.mjs');
    await lines.seen((line) => line === '[stubborn.mjs] up');
    const pid = lines.process.pid() ?? 0;
    await lines.process.stop(50);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

function run(program: string) {
  const said: string[] = [];
  let check = () => {};
  const kept = keepRunning({ name: program, command: [program], cwd: folder, env: process.env }, (line) => {
    said.push(line);
    check();
  });
  const seen = (wanted: (line: string) => boolean, times = 1) =>
    new Promise<void>((resolve) => {
      check = () => {
        if (said.filter(wanted).length >= times) resolve();
      };
      check();
    });
  return { process: kept, seen, said };
}
