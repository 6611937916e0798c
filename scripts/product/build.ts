import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sourceHash } from './source-hash.ts';
import { StartFailure, step } from './terminal.ts';

const MARK = path.join('.next', 'laurel-sources');
const LAST_LINES = 60;

/** Builds the web application unless the last build was made from these very sources. */
export async function buildWhenChanged(root: string, signal?: AbortSignal): Promise<void> {
  const hash = await sourceHash(root);
  const mark = path.join(root, MARK);
  if ((await readFile(mark, 'utf8').catch(() => '')) === hash) return;
  await rm(mark, { force: true });
  await step('Building the web application', () => nextBuild(root, signal));
  await writeFile(mark, hash);
}

function nextBuild(root: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [program, 'build'], { cwd: root, env, stdio, signal });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const tail = said.trim().split('\n').slice(-LAST_LINES).join('\n');
      if (code === 0) resolve();
      else reject(new StartFailure(`The web application could not be built:\n\n${tail}`));
    });
  });
}
