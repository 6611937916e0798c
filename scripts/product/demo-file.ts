import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type SignIn = { readonly email: string; readonly password: string };

/** How to enter the demo program: random at seeding, written nowhere but in `<dataDir>/demo.json`. */
export type DemoAccess = { readonly admin: SignIn; readonly customer: SignIn; readonly apiToken: string };

export type DemoFile = DemoAccess & { readonly url: string };

/** Keeps the demo program's sign-ins for this user alone. */
export async function writeDemoFile(dataDir: string, content: DemoFile): Promise<void> {
  const file = demoFilePath(dataDir);
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
}

/** The sign-ins of an earlier start, or undefined when there are none. */
export async function readDemoFile(dataDir: string): Promise<DemoFile | undefined> {
  const text = await readFile(demoFilePath(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as DemoFile);
}

/** Where the sign-ins are. */
export function demoFilePath(dataDir: string): string {
  return path.join(dataDir, 'demo.json');
}
