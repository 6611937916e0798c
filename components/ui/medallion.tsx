import { useId } from 'react';
import { metalOf } from './colour.ts';
import { ringDash, rosette, starFacets, wreath } from './geometry.ts';

const CENTRE = 50;
const EDGE = rosette(CENTRE, 45, 36, 5.2);
const LEAVES = wreath(CENTRE, 27, 8);
const STAR = starFacets(CENTRE, 17, 7.2);
const LEAF = 'M0 0.6C-4.9 -3 -5.1 -9 0 -13.4C5.1 -9 4.9 -3 0 0.6Z';

type Props = {
  /** `#rrggbb`; null draws an empty place. */
  color: string | null;
  className?: string;
};

/** A struck medal of one colour: milled edge, laurel wreath, star. Decoration; what it means is written beside it. */
export function Medallion({ color, className }: Props) {
  const id = useId();
  if (color === null) return <EmptyPlace className={className} />;
  const metal = metalOf(color);
  return (
    <svg viewBox="0 0 100 100" className={className} aria-hidden="true">
      <defs>
        <linearGradient id={`${id}rim`} x1="0.15" y1="0" x2="0.85" y2="1">
          <stop offset="0" stopColor={metal.shine} />
          <stop offset="0.38" stopColor={metal.base} />
          <stop offset="0.62" stopColor={metal.deep} />
          <stop offset="1" stopColor={metal.light} />
        </linearGradient>
        <radialGradient id={`${id}face`} cx="0.36" cy="0.28" r="0.86">
          <stop offset="0" stopColor={metal.light} />
          <stop offset="0.55" stopColor={metal.base} />
          <stop offset="1" stopColor={metal.deep} />
        </radialGradient>
        <linearGradient id={`${id}bevel`} x1="0.8" y1="1" x2="0.2" y2="0">
          <stop offset="0" stopColor={metal.shine} />
          <stop offset="0.5" stopColor={metal.deep} />
          <stop offset="1" stopColor={metal.shadow} />
        </linearGradient>
      </defs>
      <path d={EDGE} fill={`url(#${id}rim)`} stroke={metal.shadow} strokeOpacity="0.35" strokeWidth="0.6" />
      <circle cx={CENTRE} cy={CENTRE} r="39.5" fill={`url(#${id}bevel)`} />
      <circle cx={CENTRE} cy={CENTRE} r="37.6" fill={`url(#${id}face)`} />
      <g fill={metal.shine} stroke={metal.shadow} strokeOpacity="0.4" strokeWidth="0.5">
        <Leaves />
      </g>
      {STAR.map((facet, index) => (
        <path key={facet} d={facet} fill={index % 2 === 0 ? '#ffffff' : metal.light} fillOpacity="0.96" />
      ))}
      <path d="M17 40A35 35 0 0 1 62 17A52 52 0 0 0 17 40Z" fill="#ffffff" fillOpacity="0.22" />
    </svg>
  );
}

function Leaves() {
  return LEAVES.map(({ x, y, turn, size }) => (
    <path key={`${x} ${y}`} d={LEAF} transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`} />
  ));
}

function EmptyPlace({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 100 100" className={className} aria-hidden="true">
      <path d={EDGE} fill="currentColor" fillOpacity="0.1" />
      <circle
        cx={CENTRE}
        cy={CENTRE}
        r="38"
        fill="none"
        stroke="currentColor"
        strokeOpacity="0.35"
        strokeDasharray="3 4"
      />
      <g fill="currentColor" fillOpacity="0.3">
        <Leaves />
      </g>
      {STAR.map((facet) => (
        <path key={facet} d={facet} fill="currentColor" fillOpacity="0.3" />
      ))}
    </svg>
  );
}

/** One ring around a medallion. */
export type Ring = { readonly share: number; readonly color: string };

/** A medallion with rings that fill clockwise from the top, the first one outside. `label` says it in words. */
export function RingedMedallion(props: {
  color: string | null;
  rings: readonly Ring[];
  label: string;
  className?: string;
}) {
  return (
    <div className={`relative aspect-square ${props.className ?? ''}`} role="img" aria-label={props.label}>
      <svg viewBox="0 0 140 140" className="absolute inset-0 size-full -rotate-90" aria-hidden="true">
        {props.rings.map((ring, index) => (
          <RingArc key={ring.color} ring={ring} radius={66 - index * 8} />
        ))}
      </svg>
      <Medallion color={props.color} className="absolute inset-[17.5%] size-[65%] drop-shadow-lg" />
    </div>
  );
}

function RingArc({ ring, radius }: { ring: Ring; radius: number }) {
  const shape = { cx: 70, cy: 70, r: radius, fill: 'none', strokeWidth: 5 };
  return (
    <>
      <circle {...shape} stroke={ring.color} strokeOpacity="0.2" />
      {ring.share > 0 && (
        <circle {...shape} stroke={ring.color} strokeLinecap="round" strokeDasharray={ringDash(radius, ring.share)} />
      )}
    </>
  );
}
