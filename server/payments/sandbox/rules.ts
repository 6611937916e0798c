import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type BehaviourPlan, MISBEHAVIOURS, type Misbehaviour, type misbehaviourRule } from './contract.ts';

/** A call the provider has to answer. `nth` counts the calls of this kind for this key, from 1. */
export type SandboxCall = {
  readonly on: 'pay' | 'lookup';
  readonly key: string;
  readonly recipient: string;
  readonly nth: number;
};

/** `test_decline` always goes wrong, `test_pay_then_silence_2` at the first two calls of a key. */
const TEST_RECIPIENT = /^test_([a-z0-9_]+?)(?:_(\d{1,2}))?$/;

/** How the call goes wrong; null: it does not. Rules come first, then the recipient's name, then chance. */
export function misbehaviourAt(plan: BehaviourPlan, call: SandboxCall): Misbehaviour | null {
  const rule = plan.rules.find((one) => isMeant(one, call));
  return rule?.do ?? ofRecipient(call) ?? byChance(plan, call);
}

/** From 0 up to 1: the same for the same words. */
export function chanceOf(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('|')).digest().readUInt32BE(0) / 2 ** 32;
}

function isMeant(rule: z.infer<typeof misbehaviourRule>, call: SandboxCall): boolean {
  if (rule.on !== call.on) return false;
  if (rule.key !== undefined && rule.key !== call.key) return false;
  if (rule.recipient !== undefined && rule.recipient !== call.recipient) return false;
  return rule.times === undefined || call.nth <= rule.times;
}

function ofRecipient({ on, recipient, nth }: SandboxCall): Misbehaviour | null {
  const [, word, times] = TEST_RECIPIENT.exec(recipient) ?? [];
  if (on !== 'pay' || word === undefined) return null;
  if (times !== undefined && nth > Number(times)) return null;
  return MISBEHAVIOURS.find((one) => one === word) ?? null;
}

function byChance({ seed, chances }: BehaviourPlan, { on, key, nth }: SandboxCall): Misbehaviour | null {
  let left = chanceOf(seed, on, key, nth);
  for (const one of MISBEHAVIOURS) {
    left -= chances[one] ?? 0;
    if (left < 0) return one;
  }
  return null;
}
