'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import { BadgeSelect } from './badge-select.tsx';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { capReached, pricingOf, type RateStep, rateSteps } from './cashback-working.ts';
import { useProgram } from './program-context.tsx';
import { RateSteps } from './rate-steps.tsx';

type Props = {
  readonly definition: CashbackDefinition;
  readonly ladder: readonly BadgeRow[];
  readonly badgeId: string;
  readonly onBadge: (badgeId: string) => void;
};

/** What is read off the plot; the badge's steps are empty without one. */
export type ShownRates = {
  readonly base: readonly RateStep[];
  readonly raised: readonly RateStep[];
  readonly currency: string;
  readonly badge: string | null;
};

/** The rate every band comes to, alone and with a badge, as steps or as a table. */
export function RatePlot({ definition, ladder, badgeId, onBadge }: Props) {
  const { plot } = useCashbackRuleWords();
  const { data: words } = useWords().frame;
  const { roundMoney } = useFormats();
  const [isTable, { toggle }] = useDisclosure(false);
  const { rounding } = useProgram();
  const badge = ladder.find(({ id }) => id === badgeId)?.definition;
  const rule = pricingOf(definition, rounding);
  const base = rateSteps(rule, undefined);
  const raised = badge ? rateSteps(rule, badge) : [];
  const shown = { base, raised, currency: definition.currency, badge: badge?.name ?? null };
  const capped = rule && capReached(rule, badge);
  return (
    <Panel
      title={plot.title}
      aside={
        <span className="flex items-center gap-2">
          <BadgeSelect size="xs" aria-label={plot.badge} ladder={ladder} badgeId={badgeId} onBadge={onBadge} />
          <Button size="compact-xs" variant="subtle" onClick={toggle}>
            {isTable ? words.plot : words.table}
          </Button>
        </span>
      }
    >
      {isTable ? <Table {...shown} /> : <RateSteps {...shown} />}
      {capped && definition.cap !== null && (
        <p className="mt-2 text-soft text-xs">
          {plot.capped(
            roundMoney(capped, definition.currency),
            roundMoney(BigInt(definition.cap), definition.currency),
          )}
        </p>
      )}
    </Panel>
  );
}

function Table({ base, raised, currency, badge }: ShownRates) {
  const { plot } = useCashbackRuleWords();
  const { rate, roundMoney } = useFormats();
  return (
    <table className="w-full text-left text-sm tabular-nums">
      <thead className="text-soft text-xs">
        <tr className="*:py-1 *:font-medium">
          <th scope="col">{plot.from}</th>
          <th scope="col" className="text-right">
            {plot.base}
          </th>
          {badge && (
            <th scope="col" className="text-right">
              {plot.with(badge)}
            </th>
          )}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {base.map(({ from, rateBps }, index) => (
          <tr key={String(from)} className="*:py-1.5">
            <td>{roundMoney(from, currency)}</td>
            <td className="text-right">{rate(rateBps)}</td>
            {badge && <td className="text-right">{rate(raised[index]?.rateBps ?? rateBps)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
