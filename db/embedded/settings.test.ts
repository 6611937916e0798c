import { describe, expect, it } from 'vitest';
import { settingsFile } from './settings.ts';

describe('the settings of the embedded database', () => {
  it('keep every commit in the durable one', () => {
    const text = settingsFile(5432, 'durable');
    for (const line of ['fsync = on', 'synchronous_commit = on', 'full_page_writes = on', 'port = 5432']) {
      expect(text.split('\n')).toContain(line);
    }
  });

  it('never listen beyond this machine', () => {
    for (const durability of ['durable', 'throwaway'] as const) {
      expect(settingsFile(1, durability)).toContain("listen_addresses = '127.0.0.1'");
    }
  });
});
