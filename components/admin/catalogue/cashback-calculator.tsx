'use client';

import { useState } from 'react';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import type { Cashback } from '#server/payments/cashback/rules.ts';
import { BadgeSelect } from './badge-select.tsx';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { priced, pricingOf } from './cashback-working.ts';
import { MoneyField } from './number-fields.tsx';
import { useProgram } from './program-context.tsx';

type Props = {
  readonly draft: CashbackDefinition;
  readonly ladder: readonly BadgeRow[];
  readonly badgeId: string;
  readonly onBadge: (badgeId: string) => void;
};

const FIRST_AMOUNT = 6_000_000;

/** What a purchase would pay back by the rule as it is being edited, with the whole working. */
export function CashbackCalculator({ draft, ladder, badgeId, onBadge }: Props) {
  const { calculator } = useCashbackRuleWords();
  const [amount, setAmount] = useState<number | null>(FIRST_AMOUNT);
  const { rounding } = useProgram();
  const rule = pricingOf(draft, rounding);
  const badge = ladder.find(({ id }) => id === badgeId)?.definition;
  return (
    <Panel title={calculator.title}>
      <div className="grid grid-cols-2 gap-3">
        <MoneyField
          label={calculator.amount(draft.currency)}
          currency={draft.currency}
          value={amount}
          onChange={setAmount}
        />
        <BadgeSelect label={calculator.badge} ladder={ladder} badgeId={badgeId} onBadge={onBadge} />
      </div>
      <div aria-live="polite" className="mt-4 text-sm">
        {rule && amount !== null ? (
          <Working
            cashback={priced(rule, amount, badge)}
            amount={amount}
            badge={badge?.name ?? null}
            definition={draft}
          />
        ) : (
          <p className="text-soft">{calculator.unsound}</p>
        )}
      </div>
    </Panel>
  );
}

type WorkingProps = {
  readonly cashback: Cashback;
  readonly amount: number;
  readonly badge: string | null;
  readonly definition: CashbackDefinition;
};

function Working({ cashback, amount, badge, definition: { currency, minimum, cap } }: WorkingProps) {
  const { calculator } = useCashbackRuleWords();
  const { money, rate, factor } = useFormats();
  const { baseBps, bonusBps, multiplierPct, rateBps, exact, limit } = cashback;
  const band = calculator.band(rate(baseBps));
  const added = bonusBps > 0 && badge ? `${band} + ${calculator.plus(rate(bonusBps), badge)}` : band;
  const parts = multiplierPct === 100 ? added : calculator.times(added, factor(multiplierPct));
  const isPlain = bonusBps === 0 && multiplierPct === 100;
  return (
    <>
      <p className="font-semibold text-2xl tabular-nums">{money(cashback.amount, currency)}</p>
      <p className="mt-1 text-soft tabular-nums">{isPlain ? parts : calculator.sum(parts, rate(rateBps))}</p>
      <p className="text-soft tabular-nums">
        {calculator.of(rate(rateBps), money(BigInt(amount), currency), money(exact, currency))}
      </p>
      {limit === 'minimum' && (
        <p className="mt-1 text-gold-ink">{calculator.minimum(money(BigInt(minimum ?? 0), currency))}</p>
      )}
      {limit === 'cap' && <p className="mt-1 text-gold-ink">{calculator.cap(money(BigInt(cap ?? 0), currency))}</p>}
    </>
  );
}
