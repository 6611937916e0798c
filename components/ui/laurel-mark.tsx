import { wreath } from './geometry.ts';

const LEAVES = wreath(50, 34, 6);

/** The product's mark: an open laurel wreath. Takes the colour of the text around it. */
export function LaurelMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 100 100" className={className} fill="currentColor" aria-hidden="true">
      {LEAVES.map((leaf) => (
        <path
          key={`${leaf.x} ${leaf.y}`}
          d="M0 0C-6.5 -5 -7 -13 0 -20C7 -13 6.5 -5 0 0Z"
          transform={`translate(${leaf.x} ${leaf.y}) rotate(${leaf.turn}) scale(${leaf.size})`}
        />
      ))}
    </svg>
  );
}
