import type { TestProject } from 'vitest/node';
import { startTestServer } from '#db/testing/server.ts';
import { prepareQueues } from './product/queues.ts';

/** Vitest's global set-up of the tests that need a database. Returns what takes it down again. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer(prepareQueues);
  project.provide('testServer', server);
  return stop;
}
