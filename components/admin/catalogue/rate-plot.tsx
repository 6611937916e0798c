'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import { pricingOf, type RateStep, rateSteps } from './cashback-working.ts';
import { useProgram } from './program-context.tsx';

type Props = { readonly definition: CashbackDefinition; readonly badge: BadgeDefinition | undefined };

/** The rate every band comes to, alone and with a badge, as steps or as a table. */
export function RatePlot({ definition, badge }: Props) {
  const { plot } = useCashbackRuleWords();
  const { data: words } = useWords().frame;
  const [isTable, { toggle }] = useDisclosure(false);
  const { rounding } = useProgram();
  const rule = pricingOf(definition, rounding);
  const base = rateSteps(rule, undefined);
  const raised = badge ? rateSteps(rule, badge) : [];
  const shown = { base, raised, currency: definition.currency, badge: badge?.name ?? null };
  return (
    <Panel
      title={plot.title}
      aside={
        <Button size="compact-xs" variant="subtle" onClick={toggle}>
          {isTable ? words.plot : words.table}
        </Button>
      }
    >
      {isTable ? <Table {...shown} /> : <Plot {...shown} />}
    </Panel>
  );
}

type Shown = {
  readonly base: readonly RateStep[];
  readonly raised: readonly RateStep[];
  readonly currency: string;
  readonly badge: string | null;
};

const WIDTH = 360;
const HEIGHT = 150;
const TOP = 22;

function Plot({ base, raised, currency, badge }: Shown) {
  const { plot } = useCashbackRuleWords();
  const { rate, roundMoney } = useFormats();
  const most = Math.max(1, ...[...base, ...raised].map(({ rateBps }) => rateBps));
  const wide = WIDTH / Math.max(base.length, 1);
  const heightOf = (rateBps: number) => TOP + (HEIGHT - TOP) * (1 - rateBps / most);
  const said = base.map(({ from, rateBps }) => plot.step(roundMoney(from, currency), rate(rateBps)));
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`}
        className="w-full"
        role="img"
        aria-label={plot.label(said.join(', '))}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line" />
        {raised.length > 0 && <path d={pathOf(raised, wide, heightOf)} className="fill-none stroke-2 stroke-gold" />}
        <path d={pathOf(base, wide, heightOf)} className="fill-none stroke-2 stroke-leaf" />
        {(raised.length > 0 ? raised : base).map(({ from, rateBps }, index) => (
          <g key={String(from)}>
            <text x={(index + 0.5) * wide} y={heightOf(rateBps) - 7} className="fill-ink text-xs" textAnchor="middle">
              {rate(rateBps)}
            </text>
            <text x={index * wide} y={HEIGHT + 16} className="fill-soft text-[0.625rem]">
              {roundMoney(from, currency)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 bg-leaf" aria-hidden="true" />
          {plot.base}
        </span>
        {badge && (
          <span className="flex items-center gap-1.5">
            <span className="h-0.5 w-4 bg-gold" aria-hidden="true" />
            {plot.with(badge)}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function pathOf(steps: readonly RateStep[], wide: number, heightOf: (rateBps: number) => number): string {
  return steps
    .map(({ rateBps }, index) => {
      const height = heightOf(rateBps);
      return `${index === 0 ? 'M' : 'L'}${index * wide} ${height}L${(index + 1) * wide} ${height}`;
    })
    .join('');
}

function Table({ base, raised, currency, badge }: Shown) {
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
