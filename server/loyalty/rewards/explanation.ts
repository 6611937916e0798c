/**
 * How explanations are kept: written with every fact, they are lists instead of objects, a third as long. An award is
 * `["progress", achievement, cycle, before, after, target]`, `["unlock", achievement, cycle, points]` or
 * `["badge", badge, level]`; cashback and points stand in tables of their own. A line of a trace is
 * `[subject, outcome, [[field, op, expected, observed], ...]]`, a fifth element `true` where the comparison was negated.
 */
import { z } from 'zod';
import { jsonNumber } from '#server/loyalty/rules/edge.ts';
import type { Award, Reason, TraceEntry } from '#server/loyalty/rules/model.ts';

export type ExplainedProgress = {
  readonly kind: 'progress';
  readonly achievementId: string;
  readonly cycle: number;
  readonly before: bigint;
  readonly after: bigint;
  readonly target: bigint;
};
export type ExplainedUnlock = {
  readonly kind: 'unlock';
  readonly achievementId: string;
  readonly cycle: number;
  readonly points: number;
};
export type ExplainedBadge = { readonly kind: 'badge'; readonly badgeId: string; readonly level: number };
export type ExplainedAward = ExplainedProgress | ExplainedUnlock | ExplainedBadge;

/** Awards in the short form, as JSON. Amounts are numbers, or texts beyond what a number holds exactly. */
export function awardsText(awards: readonly Award[]): string {
  return JSON.stringify(awards.flatMap(shortAward));
}

function shortAward(award: Award): unknown[] {
  switch (award.kind) {
    case 'progress': {
      const { achievementId, cycle, before, after, target } = award;
      return [['progress', achievementId, cycle, jsonNumber(before), jsonNumber(after), jsonNumber(target)]];
    }
    case 'unlock':
      return [['unlock', award.achievementId, award.cycle, award.points]];
    case 'badge':
      return [['badge', award.badgeId, award.level]];
    default:
      return [];
  }
}

/** A trace in the short form, as JSON. */
export function traceText(trace: readonly TraceEntry[]): string {
  return JSON.stringify(trace.map(({ subject, outcome, reasons }) => [subject, outcome, reasons.map(shortReason)]));
}

function shortReason({ field, op, expected, observed, negated }: Reason): unknown[] {
  return negated ? [field, op, expected, observed, true] : [field, op, expected, observed];
}

const amount = z.union([z.int(), z.string()]).transform((value) => BigInt(value));
const awards = z.array(
  z.union([
    z.tuple([z.literal('progress'), z.string(), z.int(), amount, amount, amount]),
    z.tuple([z.literal('unlock'), z.string(), z.int(), z.int()]),
    z.tuple([z.literal('badge'), z.string(), z.int()]),
  ]),
);
const trace = z.array(
  z.tuple([z.string(), z.string(), z.array(z.tuple([z.string(), z.string(), z.json(), z.json()]).rest(z.boolean()))]),
);

/** What the short form of awards says. @throws ZodError when it is not one */
export function awardsFrom(stored: unknown): ExplainedAward[] {
  return awards.parse(stored).map((award): ExplainedAward => {
    switch (award[0]) {
      case 'progress': {
        const [kind, achievementId, cycle, before, after, target] = award;
        return { kind, achievementId, cycle, before, after, target };
      }
      case 'unlock': {
        const [kind, achievementId, cycle, points] = award;
        return { kind, achievementId, cycle, points };
      }
      default: {
        const [kind, badgeId, level] = award;
        return { kind, badgeId, level };
      }
    }
  });
}

/** The progress among stored awards. */
export function progressIn(stored: unknown): ExplainedProgress[] {
  return awardsFrom(stored).filter((award): award is ExplainedProgress => award.kind === 'progress');
}

/** A line of a trace, as people and partners read it. */
export type ExplainedLine = {
  readonly subject: string;
  readonly outcome: string;
  readonly reasons: Record<string, unknown>[];
};

/** What the short form of a trace says. @throws ZodError when it is not one */
export function traceFrom(stored: unknown): ExplainedLine[] {
  return trace.parse(stored).map(([subject, outcome, reasons]) => ({
    subject,
    outcome,
    reasons: reasons.map(([field, op, expected, observed, negated]) => {
      return negated ? { field, op, expected, observed, negated } : { field, op, expected, observed };
    }),
  }));
}
