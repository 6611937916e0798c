/** One package of a lockfile, as far as the house looks at it. */
export type LockedPackage = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Lockfile = { packages: Record<string, LockedPackage> };

const SYSTEMS = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix'];
const PROCESSORS = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'loong64', 'mips64el'];

/**
 * The lockfile with an entry for every platform's build of a package. npm leaves out those that its registry did not serve when the file
 * was written, and `npm ci` then refuses the whole file. Entries npm wrote itself are not touched.
 */
export function completeLockfile(lock: Lockfile): Lockfile {
  const added = missingPlatforms(lock).map(({ name, version, dev }) => [
    `node_modules/${name}`,
    entryOf(name, version, dev),
  ]);
  if (added.length === 0) return lock;
  const packages = [...Object.entries(lock.packages), ...(added as [string, LockedPackage][])];
  const sorted = packages.sort(([one], [other]) => one.localeCompare(other, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** Optional packages that some package of the lockfile names and the lockfile does not hold. */
export function missingPlatforms(lock: Lockfile): { name: string; version: string; dev: boolean }[] {
  return Object.entries(lock.packages).flatMap(([place, entry]) =>
    Object.entries(place === '' ? {} : (entry.optionalDependencies ?? {}))
      .filter(([name]) => processorOf(name) && !isHeld(lock, place, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
}

/** Node looks for a package beside its dependant and then ever higher; the lockfile is searched in the same way. */
function isHeld(lock: Lockfile, place: string, name: string): boolean {
  if (lock.packages[`${place}/node_modules/${name}`]) return true;
  const above = place.lastIndexOf('/node_modules/');
  return above < 0 ? lock.packages[`node_modules/${name}`] !== undefined : isHeld(lock, place.slice(0, above), name);
}

function entryOf(name: string, version: string, dev: boolean): LockedPackage {
  const system = SYSTEMS.find((word) => wordsOf(name).includes(word));
  const processor = processorOf(name);
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(dev ? { dev } : {}),
    ...(system === 'linux' ? libraryOf(name) : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  };
}

function libraryOf(name: string): { libc?: string[] } {
  if (name.includes('musl')) return { libc: ['musl'] };
  return name.includes('gnu') ? { libc: ['glibc'] } : {};
}

function processorOf(name: string): string | undefined {
  return PROCESSORS.find((word) => wordsOf(name).includes(word));
}

function wordsOf(name: string): string[] {
  return name.split(/[/-]/);
}
