/* Deadlock, serialization, lock timeout, shutdown and restart, connection lost, out of resources. */
const PASSING_STATES = /^(40P01|40001|55P03|57P0.|08...|53...)$/;
const PASSING_CONNECTIONS = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/* The queue's driver tells these without a code. */
const PASSING_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * True when the same work may well succeed in a moment: the database lost a race, restarts, or cannot be reached. False
 * for faults that lie in the data or in the code.
 */
export function isPassing(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' ? isPassingCode(at.code) : PASSING_WORDS.test(at.message))
      return true;
  }
  return false;
}

function isPassingCode(code: string): boolean {
  return PASSING_STATES.test(code) || PASSING_CONNECTIONS.has(code);
}

/** What the database itself said, without the statement and its parameters. */
export function faultMessage(error: unknown): string {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  return at instanceof Error ? at.message : String(at);
}
