/**
 * How Node.js runs a worker. Left alone it lets the heap of a busy worker grow to some 400 MB before it looks for garbage, most of it
 * left over from starting and from batches long written; told to look sooner it stays near 200 MB. None of these is a limit: a
 * batch that needs more gets more.
 */
export const WORKER_COMMAND: readonly string[] = [
  '--max-semi-space-size=16',
  '--initial-old-space-size=32',
  '--heap-growing-percent=40',
  'workers/main.ts',
];
