import { describe, expect, it } from 'vitest';
import { createLog, type Log, withoutSecrets } from './log.ts';

function written(speak: (log: Log) => void): string {
  let text = '';
  const destination = {
    write: (line: string) => {
      text += line;
    },
  };
  const log = createLog('test', 'trace', destination);
  speak(log);
  return text;
}

describe('the log', () => {
  it('writes one JSON line an entry, with level and service as words', () => {
    const lines = written((log) => {
      log.info('one');
      log.warn({ purchases: 3 }, 'two');
    }).trim();
    const entries = lines.split('\n').map((line) => JSON.parse(line));
    expect(entries).toMatchObject([
      { level: 'info', service: 'test', msg: 'one' },
      { level: 'warn', purchases: 3, msg: 'two' },
    ]);
  });

  it('keeps secrets and personal data out, however deep they lie', () => {
    const text = written((log) =>
      log.info({
        password: 'p1',
        headers: { cookie: 'p2', authorization: 'p3' },
        a: { b: { token: 'p4', email: 'p5' } },
      }),
    );
    expect(text).not.toMatch(/p[1-5]"/);
  });

  it('cleans errors and their stacks', () => {
    const text = written((log) =>
      log.error({ err: new Error('no answer from postgres://laurel:hidden@db/x for ada@example.com') }),
    );
    expect(text).not.toContain('hidden');
    expect(text).not.toContain('ada@example.com');
    expect(text).toContain('no answer from');
  });

  it('keeps the tokens of links in mails out, and the password of the mail server', () => {
    const text = written((log) =>
      log.error({ err: new Error('smtp://laurel:hidden@mail said no to https://x.example/reset#s3cret-t_ken') }),
    );
    expect(text).not.toMatch(/hidden|s3cret|t_ken/);
  });

  it('leaves the parameters of a failed query out', () => {
    const fault = new Error('Failed query: select 1\nparams: Ada Lovelace', { cause: new Error('gone') });
    const text = written((log) => log.error({ err: fault }, 'query failed'));
    expect(text).not.toContain('Lovelace');
    expect(text).toContain('gone');
  });

  it('cleans messages of tokens', () => {
    expect(withoutSecrets('key lrl_live_abc_secret and whsec_abc= by Bearer abc.def')).toBe(
      'key lrl_live_[redacted] and whsec_[redacted] by Bearer [redacted]',
    );
  });
});
