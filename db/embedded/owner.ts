import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The operating-system user that runs the database server; undefined means the present user. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

const PREFERRED_USERS = ['postgres', 'nobody', 'daemon'];

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as himself; root hands it to the user who already owns
 * the cluster, or else to the first unprivileged user this machine lets us become.
 * @throws Error when root may become nobody else
 */
export function chooseOwner(clusterDir: string): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const candidates = [ownerOf(clusterDir), ...PREFERRED_USERS.map(passwdEntry)].filter((owner) => owner !== undefined);
  const owner = candidates.find((candidate) => runsAs(candidate, 'true'));
  if (owner) return owner;
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has no other user it could run as. Start Laurel as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

/** True when the owner can enter a directory, list it and create files in it. */
export function canWriteIn(owner: Owner, directory: string): boolean {
  return runsAs(owner, 'probe="$1/.probe-$$"; : >"$probe" && rm "$probe"', directory);
}

/** True when the owner can reach a directory through all its parents and read it. */
export function canRead(owner: Owner, directory: string): boolean {
  return runsAs(owner, 'test -x "$1" && test -r "$1"', directory);
}

function runsAs(owner: Owner, script: string, ...parameters: string[]): boolean {
  const result = spawnSync('/bin/sh', ['-c', script, 'sh', ...parameters], { cwd: '/', stdio: 'ignore', ...owner });
  return result.status === 0;
}

function ownerOf(directory: string): Owner {
  const found = statSync(directory, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function passwdEntry(name: string): Owner {
  const line = readPasswd().find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function readPasswd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
