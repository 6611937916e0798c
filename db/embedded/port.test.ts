import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort, isFree } from './port.ts';

describe('choosing a port', () => {
  it('finds one that is free', async () => {
    const port = await freePort();
    expect(port).toBeGreaterThan(1_023);
    expect(await isFree(port)).toBe(true);
  });

  it('sees that one is taken', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    expect(await isFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isFree(port)).toBe(true);
  });
});
