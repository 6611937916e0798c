import type { FindingKind } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { isId } from '#server/kernel/id.ts';
import { type LockedCashback, lockCashback } from '#server/payments/cashback/lock-cashback.ts';
import { applyWord } from '#server/payments/cashback/receive-notice.ts';
import type { Providers } from '#server/payments/payouts/choose-provider.ts';
import type { StatementLine } from '#server/payments/payouts/port.ts';
import type { Word } from '#server/payments/payouts/rules/words.ts';
import { knownOf } from '#server/payments/payouts/rules.ts';
import { type Finding, keepFindings } from './keep-findings.ts';
import { comparisonOf, type Ours, type ReconciliationCheckpoint, surelyWithin } from './rules.ts';
import { keepTurn, type Turn } from './turns.ts';

/** Lines compared at once. */
const CHUNK = 500;

type OursRow = Omit<Ours, 'payableMinor'> & { readonly payable: string };

const OURS = `
  select id, program_id as "programId", status, currency, amount - reversed_amount - netted_amount as payable
    from cashback_transactions
   where id = any($1::uuid[]) and kind = 'earn' and coalesce(provider, $2) = $2`;
const COMPLETED = `
  select id, program_id as "programId", status, currency, amount - reversed_amount - netted_amount as payable,
         completed_at as at
    from cashback_transactions
   where provider = $1 and kind = 'earn' and status = 'completed' and completed_at >= $2::timestamptz
     and completed_at < $3::timestamptz and amount - reversed_amount - netted_amount > 0 and id > $4::uuid
   order by id limit $5::int`;

/** How many lines a statement has, and on how many of them both agree. */
export type Walked = { readonly lines: number; readonly matched: number };

/** One walk through a statement, and then through what we completed meanwhile, as long as the turn is ours. */
export class StatementWalk {
  readonly #paid = new Map<string, string>();
  readonly #later: { line: StatementLine; ours: Ours }[] = [];
  #lines = 0;
  #matched = 0;
  readonly #ctx: Context;
  readonly #turn: Turn;

  constructor(ctx: Context, turn: Turn) {
    this.#ctx = ctx;
    this.#turn = turn;
  }

  /**
   * Compares everything.
   * @throws TurnLost
   */
  async compare(providers: Providers): Promise<Walked> {
    const { provider, from, to } = this.#turn;
    const statement = providers.get(provider)?.statement;
    if (!statement) throw new Error(`${provider} gives no statement`);
    let chunk: StatementLine[] = [];
    for await (const line of statement(from, to)) {
      chunk.push(line);
      if (chunk.length < CHUNK) continue;
      await this.#compareChunk(chunk);
      chunk = [];
    }
    await this.#compareChunk(chunk);
    await this.#concludeLater();
    await this.#findOnlyOurs(from, to);
    return { lines: this.#lines, matched: this.#matched };
  }

  async #compareChunk(chunk: readonly StatementLine[]): Promise<void> {
    await keepTurn(this.#ctx, this.#ctx.db, this.#turn);
    const keys = chunk.flatMap(({ key }) => (key && isId(key) ? [key] : []));
    const rows = await run<OursRow>(this.#ctx.db, OURS, [keys, this.#turn.provider]);
    const known = new Map(rows.map(({ payable, ...row }) => [row.id, { ...row, payableMinor: BigInt(payable) }]));
    const findings: Finding[] = [];
    for (const line of chunk) {
      this.#lines += 1;
      const ours = (line.key && known.get(line.key)) || null;
      const kind = await this.#concluded(ours, line);
      if (kind) findings.push({ kind, line, ours, at: line.at });
    }
    await this.#keep(findings);
  }

  /** The finding of a line; null where there is none, or none yet. */
  async #concluded(ours: Ours | null, line: StatementLine): Promise<FindingKind | null> {
    const comparison = comparisonOf(ours, line, this.#paidBefore(line));
    if (comparison === 'later') {
      if (ours) this.#later.push({ line, ours });
      return null;
    }
    const kind = comparison === 'repair' && ours ? await this.#repair(ours, line) : comparison;
    if (kind === 'repaired') return null;
    if (kind !== 'matched' && kind !== 'repair') return kind;
    this.#matched += 1;
    return null;
  }

  #paidBefore({ key, outcome, reference }: StatementLine): string | undefined {
    if (key === null || outcome !== 'paid') return undefined;
    const before = this.#paid.get(key);
    if (before === undefined) this.#paid.set(key, reference);
    return before;
  }

  /** Applies what they know and we do not, and keeps that it was applied: afterwards nothing else tells of it. */
  async #repair(ours: Ours, line: StatementLine): Promise<'repaired' | 'matched' | 'contradiction'> {
    const done = await this.#ctx.db.transaction(async (tx) => {
      const cashback = await lockCashback(tx, ours.id);
      if (!cashback || isOfAnEarlierTry(cashback, line)) return 'matched';
      const { outcome } = await applyWord(this.#ctx, tx, cashback, wordOf(line));
      if (outcome !== 'applied') return outcome === 'contradiction' ? 'contradiction' : 'matched';
      await keepFindings(this.#ctx, tx, this.#turn, [{ kind: 'repaired', line, ours, at: line.at }]);
      this.#ctx.checkpoint('reconciliation.before-repair-commit' satisfies ReconciliationCheckpoint);
      return 'repaired';
    });
    if (done !== 'repaired') return done;
    this.#ctx.checkpoint('reconciliation.repaired' satisfies ReconciliationCheckpoint);
    return done;
  }

  /** Refused lines of what we completed: a refusal before the payment is nothing; a refusal alone is a contradiction. */
  async #concludeLater(): Promise<void> {
    const alone = this.#later.filter(({ ours }) => !this.#paid.has(ours.id));
    this.#matched += this.#later.length - alone.length;
    await this.#keep(alone.map(({ line, ours }) => ({ kind: 'contradiction', line, ours, at: line.at })));
  }

  async #findOnlyOurs(from: Date, to: Date): Promise<void> {
    const within = surelyWithin(from, to);
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const bounds = [within.from.toISOString(), within.to.toISOString()];
      const rows = await run<OursRow & { at: string }>(this.#ctx.db, COMPLETED, [
        this.#turn.provider,
        ...bounds,
        after,
        CHUNK,
      ]);
      const missing = rows.filter(({ id }) => !this.#paid.has(id));
      await this.#keep(
        missing.map(({ payable, at, ...row }) => {
          return { kind: 'only_ours', line: null, ours: { ...row, payableMinor: BigInt(payable) }, at: new Date(at) };
        }),
      );
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK) return;
      after = last.id;
    }
  }

  async #keep(findings: readonly Finding[]): Promise<void> {
    if (findings.length === 0) return;
    await this.#ctx.db.transaction((tx) => keepFindings(this.#ctx, tx, this.#turn, findings));
    this.#ctx.checkpoint('reconciliation.found' satisfies ReconciliationCheckpoint);
  }
}

/** A refusal from before our last try tells nothing of it. */
function isOfAnEarlierTry({ past, attemptsBefore }: LockedCashback, { outcome, at }: StatementLine): boolean {
  const { firstSentAt } = knownOf(past, attemptsBefore);
  return outcome === 'refused' && firstSentAt !== null && at < firstSentAt;
}

function wordOf({ outcome, reference, amountMinor, currency }: StatementLine): Word {
  if (outcome === 'paid') return { answer: { outcome, reference }, amountMinor, currency };
  return { answer: { outcome, code: 'refused', message: 'refused, by the statement of the provider' } };
}
