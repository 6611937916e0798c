/** What a plot adds up to, above it. */
export function PlotFigures({ figures }: { figures: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="mb-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
      {figures.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-soft text-xs">{name}</dt>
          <dd className="mt-0.5 font-semibold text-sm tabular-nums [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
