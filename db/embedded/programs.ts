import { spawn } from 'node:child_process';
import type { Owner } from './owner.ts';

/** The environment PostgreSQL's programs get: plain messages, UTC, and none of the caller's PG* variables. */
export const PROGRAM_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
};

/**
 * Runs one of PostgreSQL's programs to its end as `owner`.
 * @throws Error with what the program said when it fails
 */
export function runProgram(program: string, parameters: string[], owner: Owner): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: '/',
      env: PROGRAM_ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...owner,
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(said.trim() || `${program} failed with code ${code}`));
    });
  });
}
