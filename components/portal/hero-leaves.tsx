import { wreath } from '#components/ui/geometry.ts';

const OUTER = wreath(50, 40, 11);
const INNER = wreath(50, 26, 8);

/** A large quiet wreath behind the balance. */
export function HeroLeaves({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 100 100" className={className} fill="currentColor" aria-hidden="true">
      {[...OUTER, ...INNER].map((leaf) => (
        <path
          key={`${leaf.x} ${leaf.y}`}
          d="M0 0C-5 -4 -5.4 -10 0 -15C5.4 -10 5 -4 0 0Z"
          transform={`translate(${leaf.x} ${leaf.y}) rotate(${leaf.turn}) scale(${leaf.size})`}
        />
      ))}
    </svg>
  );
}
