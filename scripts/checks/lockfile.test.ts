import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLockfile, type Lockfile, missingPlatforms } from './lockfile.ts';

const lock: Lockfile = {
  packages: {
    '': {},
    'node_modules/swift': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@swift/linux-x64-gnu': '2.0.0', '@swift/darwin-arm64': '2.0.0', fsevents: '2.3.3' },
    },
    'node_modules/@swift/linux-x64-gnu': { version: '2.0.0', dev: true, optional: true, os: ['linux'], cpu: ['x64'] },
  },
};

describe('the lockfile', () => {
  it('holds the build of every platform, so that a fresh install works anywhere', () => {
    expect(missingPlatforms(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
  });

  it('tells which platforms npm left out', () => {
    expect(missingPlatforms(lock)).toEqual([{ name: '@swift/darwin-arm64', version: '2.0.0', dev: true }]);
  });

  it('is completed with an entry that only that platform installs', () => {
    const complete = completeLockfile(lock);
    expect(complete.packages['node_modules/@swift/darwin-arm64']).toEqual({
      version: '2.0.0',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    });
    expect(missingPlatforms(complete)).toEqual([]);
    expect(completeLockfile(complete)).toBe(complete);
  });
});
