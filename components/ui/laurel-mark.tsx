import { wreath } from './geometry.ts';

const LEAVES = wreath(50, 32, 7);

/** The product's mark: an open laurel wreath. Takes the colour of the text around it. */
export function LaurelMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 100 100" className={className} fill="currentColor" aria-hidden="true">
      {LEAVES.map((leaf) => (
        <path
          key={`${leaf.x} ${leaf.y}`}
          d="M0 2C-8.5 -4 -9 -15 0 -23C9 -15 8.5 -4 0 2Z"
          transform={`translate(${leaf.x} ${leaf.y}) rotate(${leaf.turn}) scale(${leaf.size})`}
        />
      ))}
    </svg>
  );
}
