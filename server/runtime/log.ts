import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const SECRET_NAMES = [
  'authorization',
  'cookie',
  'password',
  'passwordHash',
  'secret',
  'token',
  'apiToken',
  'sessionToken',
  'email',
  'name',
  'phone',
  'DATABASE_URL',
  'SMTP_URL',
];
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];
const REDACTED = DEPTHS.flatMap((depth) => SECRET_NAMES.map((name) => `${depth}${name}`));

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\blrl_(live|test)_[A-Za-z0-9_-]+/g, 'lrl_$1_[redacted]'],
  [/\bwhsec_[A-Za-z0-9+/=_-]+/g, 'whsec_[redacted]'],
  [/\bBearer\s+[A-Za-z0-9._~+/=-]+/gi, 'Bearer [redacted]'],
  [/((?:postgres(?:ql)?|smtps?):\/\/[^:/\s]+):[^@\s"]+@/g, '$1:[redacted]@'],
  [/(\/(?:verify|reset)#)[A-Za-z0-9_-]+/g, '$1[redacted]'],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g, '[e-mail]'],
];

/** A text without tokens, passwords in addresses, or e-mail addresses. */
export function withoutSecrets(text: string): string {
  return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}

/**
 * A logger of one JSON line each. Fields named like secrets or personal data are redacted down to four levels, and free text
 * loses tokens, passwords and e-mail addresses.
 * @param service which process speaks: `web`, `worker` or a command
 */
export function createLog(
  service: string,
  level = process.env.LOG_LEVEL ?? 'info',
  destination?: DestinationStream,
): Log {
  const options = {
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: describeError, error: describeError },
    hooks: { streamWrite: withoutSecrets },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Only what helps: Drizzle's errors carry the parameters of the query, and those may be personal. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return {
    type: error.name,
    message: withoutParameters(error.message),
    code: 'code' in error ? error.code : undefined,
    stack: withoutParameters(error.stack ?? ''),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

function withoutParameters(text: string): string {
  return text.replace(/\nparams: [^\n]*/g, '');
}
