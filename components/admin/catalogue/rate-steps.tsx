'use client';

import { useFormats } from '#components/words/formats.tsx';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import type { RateStep } from './cashback-working.ts';
import type { ShownRates } from './rate-plot.tsx';

const WIDTH = 440;
const HEIGHT = 170;
const TOP = 24;

/** The rates as steps: every band has the same width, so that all of them can be read. */
export function RateSteps({ base, raised, currency, badge }: ShownRates) {
  const { plot } = useCashbackRuleWords();
  const { rate, roundMoney } = useFormats();
  const most = Math.max(1, ...[...base, ...raised].map(({ rateBps }) => rateBps));
  const wide = WIDTH / Math.max(base.length, 1);
  const heightOf = (rateBps: number) => TOP + (HEIGHT - TOP) * (1 - rateBps / most);
  const upper = raised.length > 0 ? raised : base;
  const said = upper.map(({ from, rateBps }) => plot.step(roundMoney(from, currency), rate(rateBps)));
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`}
        className="w-full"
        role="img"
        aria-label={plot.label(said.join(', '))}
      >
        <path d={areaOf(base, wide, heightOf)} className="fill-leaf-wash" />
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line" />
        {raised.length > 0 && <path d={lineOf(raised, wide, heightOf)} className="fill-none stroke-2 stroke-gold" />}
        <path d={lineOf(base, wide, heightOf)} className="fill-none stroke-2 stroke-leaf" />
        {upper.map(({ from, rateBps }, index) => (
          <g key={String(from)}>
            <text
              x={(index + 0.5) * wide}
              y={heightOf(rateBps) - 8}
              className="fill-ink font-medium text-[0.8125rem]"
              textAnchor="middle"
            >
              {rate(rateBps)}
            </text>
            {index > 0 && (
              <line x1={index * wide} x2={index * wide} y1={HEIGHT} y2={HEIGHT + 5} className="stroke-soft" />
            )}
            <text
              x={index * wide}
              y={HEIGHT + 19}
              className="fill-soft text-[0.6875rem]"
              textAnchor={index === 0 ? 'start' : 'middle'}
            >
              {roundMoney(from, currency)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
        <Legend className="bg-leaf" text={plot.base} />
        {badge && <Legend className="bg-gold" text={plot.with(badge)} />}
      </figcaption>
    </figure>
  );
}

function Legend({ className, text }: { className: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`h-0.5 w-4 ${className}`} aria-hidden="true" />
      {text}
    </span>
  );
}

function lineOf(steps: readonly RateStep[], wide: number, heightOf: (rateBps: number) => number): string {
  return steps
    .map(({ rateBps }, index) => {
      const height = heightOf(rateBps);
      return `${index === 0 ? 'M' : 'L'}${index * wide} ${height}L${(index + 1) * wide} ${height}`;
    })
    .join('');
}

function areaOf(steps: readonly RateStep[], wide: number, heightOf: (rateBps: number) => number): string {
  return steps.length === 0 ? '' : `${lineOf(steps, wide, heightOf)}V${HEIGHT}H0Z`;
}
