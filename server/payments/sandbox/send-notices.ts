import { setTimeout as pause } from 'node:timers/promises';
import type { BehaviourPlan, SandboxNotice, SandboxPayout } from './contract.ts';
import { chanceOf } from './rules.ts';
import { SIGNATURE_HEADER, signatureOf } from './signature.ts';

const TRIES = 6;
const FIRST_WAIT_MS = 500;
const PATIENCE_MS = 5_000;

export type Notices = {
  /** Tells the webhook's address of a payout: signed, again and again until it is taken, as the plan misbehaves. */
  readonly tell: (plan: BehaviourPlan, payout: SandboxPayout) => void;
  /** Stops at once; answers when nothing is under way any more. */
  readonly stop: () => Promise<void>;
};

export function noticesSigned(secret: string): Notices {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const start = (sending: Promise<void>) => {
    const ended = sending.catch(() => undefined).finally(() => underWay.delete(ended));
    underWay.add(ended);
  };
  return {
    tell: (plan, payout) => {
      const { url, duplicates, shuffleMs } = plan.notices;
      if (url === null) return;
      const notice: SandboxNotice = { id: `evt_${payout.id}`, createdAt: payout.createdAt, payout };
      const copies = chanceOf(plan.seed, 'duplicate', payout.id) < duplicates ? 2 : 1;
      for (let copy = 1; copy <= copies; copy += 1) {
        const waitMs = chanceOf(plan.seed, 'wait', payout.id, copy) * shuffleMs;
        start(deliver(url, secret, notice, waitMs, stopping.signal));
      }
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}

async function deliver(url: string, secret: string, notice: SandboxNotice, waitMs: number, stop: AbortSignal) {
  const body = JSON.stringify(notice);
  await pause(waitMs, undefined, { signal: stop });
  for (let nth = 1; nth <= TRIES; nth += 1) {
    if (await isTaken(url, secret, body, stop)) return;
    await pause(FIRST_WAIT_MS * 2 ** nth, undefined, { signal: stop });
  }
}

async function isTaken(url: string, secret: string, body: string, stop: AbortSignal): Promise<boolean> {
  const headers = { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signatureOf(secret, body, new Date()) };
  const signal = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]);
  const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null);
  await answer?.body?.cancel().catch(() => undefined);
  return answer?.ok ?? false;
}
