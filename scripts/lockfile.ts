import { readFile, writeFile } from 'node:fs/promises';
import { completeLockfile } from './checks/lockfile.ts';

// Run after `npm install NAME`: writes the entries of other platforms that npm left out.
const FILE = 'package-lock.json';
const lock = JSON.parse(await readFile(FILE, 'utf8'));
await writeFile(FILE, `${JSON.stringify(completeLockfile(lock), null, 2)}\n`);
