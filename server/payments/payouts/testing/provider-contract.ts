import { describe, expect, it } from 'vitest';
import { newId } from '#server/kernel/id.ts';
import type { Payment, PayoutProvider, ProviderNotice, StatementLine } from '#server/payments/payouts/port.ts';

/** What a provider can be made to do wrong at its next calls. */
export const FAULTS = [
  'refuses',
  'pays_and_never_answers',
  'pays_and_answers_500',
  'pays_and_tears_the_answer',
  'pays_and_answers_nonsense',
  'is_too_busy',
  'fails_when_asked',
  'is_silent_when_asked',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How long a busy provider asks us to wait, in every bench. */
export const BUSY_SECONDS = 7;

/** What a question may be answered with that the provider did not answer. */
const UNSURE = ['unknown', 'not_sent'];

export type SignedWebhook = { readonly rawBody: Uint8Array; readonly headers: Headers };

/** A provider on the test bench, with what the contract needs to look behind it. */
export type Bench = {
  readonly provider: PayoutProvider;
  /** A payment to a customer whom the provider can pay. */
  readonly payment: (overrides?: Partial<Payment>) => Promise<Payment>;
  /** What moved under a key by the provider's own books, in minor units. */
  readonly moved: (key: string) => Promise<readonly bigint[]>;
  /** Null where nothing lies between us and the books. */
  readonly remote: Remote | null;
};

export type Remote = {
  /** From now on, until told otherwise. */
  readonly misbehave: (fault: Fault | null) => void;
  /** The same provider where nobody listens, and with a secret that is not known there. */
  readonly unreachable: PayoutProvider;
  readonly withWrongSecret: PayoutProvider;
  /** A payment to a customer without an account; null where none is needed. */
  readonly withoutAccount: (() => Promise<Payment>) | null;
  /** What it tells of a payment it made, signed at that time. */
  readonly webhook: (payment: Payment, signedAt: Date) => Promise<SignedWebhook>;
  /** Something it tells of no payment, signed at that time. */
  readonly otherWebhook: (signedAt: Date) => SignedWebhook;
  /** False where signatures carry no time. */
  readonly webhooksAge: boolean;
  readonly now: () => Date;
  readonly secrets: readonly string[];
};

/** What every provider keeps, whatever it is called. */
export function providerContract(name: string, bench: Bench): void {
  describe(`${name}, as every provider`, () => {
    paysOnce(bench);
    answersByKey(bench);
    if (bench.remote) {
      saysWhatItKnows(bench, bench.remote);
      asksForAccounts(bench, bench.remote);
      staysSilent(bench, bench.remote);
      listensToSigned(bench, bench.remote);
    }
  });
}

function paysOnce({ provider, payment, moved }: Bench): void {
  it('pays, and the books say so', async () => {
    const one = await payment();
    expect(await provider.pay(one)).toMatchObject({ outcome: 'paid', reference: expect.any(String) });
    expect(await moved(one.key)).toEqual([one.amountMinor]);
  });

  it('pays the same key once, also when it comes six times at once and again later', async () => {
    const one = await payment();
    const answers = await Promise.all(Array.from({ length: 6 }, () => provider.pay(one)));
    answers.push(await provider.pay(one));
    expect(answers.filter(({ outcome }) => outcome !== 'paid' && outcome !== 'unknown')).toEqual([]);
    expect(answers.at(-1)).toMatchObject({ outcome: 'paid' });
    expect(await moved(one.key)).toEqual([one.amountMinor]);
  });

  it('never moves another amount under a key that was paid', async () => {
    const one = await payment();
    await provider.pay(one);
    const answer = await provider.pay({ ...one, amountMinor: one.amountMinor + 1n });
    expect(answer.outcome).not.toBe('refused');
    expect(answer.outcome).not.toBe('not_sent');
    expect(await moved(one.key)).toEqual([one.amountMinor]);
  });

  it('pays amounts up to the largest to the minor unit', async () => {
    for (const amountMinor of [10_000n, 999_999_999_999_999n]) {
      const one = await payment({ amountMinor });
      expect(await provider.pay(one)).toMatchObject({ outcome: 'paid' });
      expect(await moved(one.key)).toEqual([amountMinor]);
    }
  });
}

function answersByKey({ provider, payment }: Bench): void {
  it('answers what became of a key, and "not found" only for one that it never saw', async () => {
    const one = await payment();
    expect(await provider.lookup(one.key)).toEqual({ outcome: 'not_found' });
    const paid = await provider.pay(one);
    expect(await provider.lookup(one.key)).toMatchObject({
      outcome: 'paid',
      reference: 'reference' in paid ? paid.reference : '',
    });
    expect(await provider.lookup(newId())).toEqual({ outcome: 'not_found' });
  });

  it('verifies no webhook that it did not sign', () => {
    const rawBody = Buffer.from('{"event":"transfer.success","type":"transfer.created"}');
    expect(provider.verifyWebhook(rawBody, new Headers())).toBeNull();
  });
}

function saysWhatItKnows({ provider, payment, moved }: Bench, remote: Remote): void {
  it('refuses for good, with a code, and nothing moves', async () => {
    const one = await payment();
    remote.misbehave('refuses');
    const answer = await provider.pay(one);
    remote.misbehave(null);
    expect(answer).toMatchObject({ outcome: 'refused', code: expect.stringMatching(/^[a-z0-9_]+$/) });
    expect(await moved(one.key)).toEqual([]);
  });

  it('surely sent nothing while it is too busy, and says how long to wait', async () => {
    const one = await payment();
    remote.misbehave('is_too_busy');
    const answer = await provider.pay(one);
    remote.misbehave(null);
    expect(answer).toMatchObject({ outcome: 'not_sent', retryAfterMs: BUSY_SECONDS * 1_000 });
    expect(answer).not.toHaveProperty('pausesProvider');
    expect(await provider.pay(one)).toMatchObject({ outcome: 'paid' });
  });

  it('surely sent nothing where nobody listens, and cannot say what became of a key', async () => {
    const one = await payment();
    expect(await remote.unreachable.pay(one)).toMatchObject({ outcome: 'not_sent' });
    expect(UNSURE).toContain((await remote.unreachable.lookup(one.key)).outcome);
  });

  it('pauses for a secret that is not known, which is no fault of the customer', async () => {
    const one = await payment();
    expect(await remote.withWrongSecret.pay(one)).toMatchObject({ outcome: 'not_sent', pausesProvider: true });
    expect(UNSURE).toContain((await remote.withWrongSecret.lookup(one.key)).outcome);
    expect(await moved(one.key)).toEqual([]);
  });

  it('tells in its statement what it paid, under our keys', async () => {
    const one = await payment();
    await provider.pay(one);
    const [from, to] = [-60_000, 60_000].map((ms) => new Date(remote.now().getTime() + ms));
    const lines: StatementLine[] = [];
    if (from && to) for await (const line of provider.statement?.(from, to) ?? []) lines.push(line);
    const { key, amountMinor, currency } = one;
    expect(lines.filter((line) => line.key === key)).toMatchObject([{ amountMinor, currency, outcome: 'paid' }]);
  });
}

function asksForAccounts({ provider, moved }: Bench, { withoutAccount }: Remote): void {
  if (!withoutAccount) return;
  it('refuses a customer without an account, by a code of its own', async () => {
    const one = await withoutAccount();
    expect(await provider.pay(one)).toMatchObject({ outcome: 'refused', code: 'no_payout_account' });
    expect(await moved(one.key)).toEqual([]);
  });
}

function staysSilent({ provider, payment, moved }: Bench, remote: Remote): void {
  const unsure = FAULTS.filter((fault) => fault.startsWith('pays_and'));
  it.each(unsure)('does not know when it %s; asked, it knows; sent again, it moves nothing', async (fault) => {
    const one = await payment();
    remote.misbehave(fault);
    const answer = await provider.pay(one);
    remote.misbehave(null);
    expect(answer).toMatchObject({ outcome: 'unknown' });
    expect(await provider.lookup(one.key)).toMatchObject({ outcome: 'paid' });
    await provider.pay(one);
    expect(await moved(one.key)).toEqual([one.amountMinor]);
  });

  it.each(['fails_when_asked', 'is_silent_when_asked'] as const)(
    'does not take it for "not found" when it %s',
    async (fault) => {
      const { key } = await payment();
      remote.misbehave(fault);
      const answer = await provider.lookup(key);
      remote.misbehave(null);
      expect(answer).toMatchObject({ outcome: 'unknown' });
    },
  );

  it('keeps no secret and no account in what is stored of an answer', async () => {
    const one = await payment();
    const answers = [await provider.pay(one), await provider.lookup(one.key), await remote.withWrongSecret.pay(one)];
    for (const secret of remote.secrets) expect(JSON.stringify(answers)).not.toContain(secret);
  });
}

function listensToSigned({ provider, payment }: Bench, remote: Remote): void {
  const noticeOf = async (signedAt: Date): Promise<[Payment, SignedWebhook]> => {
    const one = await payment();
    await provider.pay(one);
    return [one, await remote.webhook(one, signedAt)];
  };
  const heard = ({ rawBody, headers }: SignedWebhook) => provider.verifyWebhook(rawBody, headers);
  const read = (webhook: SignedWebhook): ProviderNotice | null => {
    const one = heard(webhook);
    return one === 'irrelevant' ? null : one;
  };

  it('is believed when it signed what it tells; the same again has the same event id', async () => {
    const [one, webhook] = await noticeOf(remote.now());
    const notice = read(webhook);
    expect(notice).toMatchObject({ key: one.key, eventId: expect.any(String), answer: { outcome: 'paid' } });
    expect(read(webhook)?.eventId).toBe(notice?.eventId);
    expect((await noticeOf(remote.now()))[0].key).not.toBe(one.key);
  });

  it('is not believed when a byte was changed, or the signature is another one, or none', async () => {
    const [, { rawBody, headers }] = await noticeOf(remote.now());
    const changed = Buffer.from(
      Buffer.from(rawBody)
        .toString('utf8')
        .replace(/\d(?=[^\d]*$)/, 'x'),
    );
    expect(heard({ rawBody: changed, headers })).toBeNull();
    const [, other] = await noticeOf(remote.now());
    expect(heard({ rawBody, headers: other.headers })).toBeNull();
    expect(heard({ rawBody, headers: new Headers() })).toBeNull();
  });

  it('tells what is of no interest from what it did not sign', () => {
    const { rawBody, headers } = remote.otherWebhook(remote.now());
    expect(heard({ rawBody, headers })).toBe('irrelevant');
    expect(heard({ rawBody: Buffer.concat([rawBody, Buffer.from(' ')]), headers })).toBeNull();
  });

  if (!remote.webhooksAge) return;
  it('is not believed when it signed more than five minutes ago', async () => {
    const minutes = (n: number) => new Date(remote.now().getTime() - n * 60_000);
    expect(read((await noticeOf(minutes(4)))[1])).not.toBeNull();
    expect(heard((await noticeOf(minutes(6)))[1])).toBeNull();
  });
}
