import { describe, expect, it } from 'vitest';
import { USUAL_PACING } from '../rules.ts';
import { breakerState, FAILURES_TO_OPEN, gateAt, type Health, healthAfter, WELL } from './health.ts';

const now = new Date('2026-11-20T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const lost = { outcome: 'unknown', message: 'timeout' } as const;
const paid = { outcome: 'paid', reference: 'r' } as const;
const failing = (times: number, at = now): Health =>
  Array.from({ length: times }).reduce<Health>((health) => healthAfter(health, lost, at, USUAL_PACING), WELL);

describe('a provider', () => {
  it('is called while it is well, and after a few failures in a row', () => {
    expect(gateAt(WELL, now, USUAL_PACING)).toEqual({ way: 'free' });
    expect(gateAt(failing(FAILURES_TO_OPEN - 1), now, USUAL_PACING)).toEqual({ way: 'free' });
  });

  it('is left alone after five failures in a row; one definite answer in between begins the count anew', () => {
    const open = failing(FAILURES_TO_OPEN);
    expect(gateAt(open, now, USUAL_PACING)).toEqual({ way: 'shut', why: 'open', until: later(30_000) });
    expect(breakerState(open, now)).toBe('open');
    const between = healthAfter(failing(4), { outcome: 'refused', code: 'no', message: 'no' }, now, USUAL_PACING);
    expect(gateAt(healthAfter(between, lost, now, USUAL_PACING), now, USUAL_PACING)).toEqual({ way: 'free' });
  });

  it('is then tried by one call, while the others see that somebody does', () => {
    const open = failing(FAILURES_TO_OPEN);
    const then = later(30_000);
    expect(breakerState(open, then)).toBe('half_open');
    expect(gateAt(open, then, USUAL_PACING)).toEqual({ way: 'probe' });
    const tried = { ...open, probeUntil: later(60_000) };
    expect(gateAt(tried, then, USUAL_PACING)).toMatchObject({ way: 'shut', why: 'probing' });
    expect(gateAt(tried, later(60_000), USUAL_PACING)).toEqual({ way: 'probe' });
  });

  it('is well again when the one call was answered, and left alone twice as long when it was not', () => {
    const open = failing(FAILURES_TO_OPEN);
    expect(healthAfter(open, paid, later(30_000), USUAL_PACING)).toEqual(WELL);
    const again = healthAfter(open, lost, later(30_000), USUAL_PACING);
    expect(gateAt(again, later(30_000), USUAL_PACING)).toMatchObject({ way: 'shut', until: later(30_000 + 60_000) });
  });

  it('that does not know one payment, or has it on its way, is well', () => {
    const alone = { ...lost, retryAfterMs: 60_000, isOfThisAlone: true } as const;
    expect(healthAfter(failing(4), alone, now, USUAL_PACING)).toEqual(WELL);
    expect(healthAfter(failing(FAILURES_TO_OPEN), alone, later(30_000), USUAL_PACING)).toEqual(WELL);
  });

  it('is left alone as long as it asks for, by everybody', () => {
    const asked = healthAfter(WELL, { outcome: 'not_sent', message: '429', retryAfterMs: 90_000 }, now, USUAL_PACING);
    expect(gateAt(asked, now, USUAL_PACING)).toEqual({ way: 'shut', why: 'open', until: later(90_000) });
    const shorter = healthAfter(asked, { ...lost, retryAfterMs: 1_000 }, now, USUAL_PACING);
    expect(shorter.openUntil).toEqual(later(90_000));
  });

  it('is never left alone for longer because of calls that were already on their way', () => {
    const open = failing(FAILURES_TO_OPEN);
    expect(healthAfter(open, lost, later(1_000), USUAL_PACING).openUntil).toEqual(open.openUntil);
  });

  it('is paused when the fault is ours, until a person resumes it, whatever late answers say', () => {
    const ours = { outcome: 'not_sent', message: 'the key is not valid', pausesProvider: true } as const;
    const paused = healthAfter(WELL, ours, now, USUAL_PACING);
    expect(paused).toMatchObject({ pausedAt: now, pauseReason: 'the key is not valid' });
    const late = healthAfter(paused, paid, now, USUAL_PACING);
    expect(gateAt(late, later(86_400_000), USUAL_PACING)).toMatchObject({ way: 'shut', why: 'paused' });
    expect(breakerState(late, now)).toBe('paused');
  });
});
