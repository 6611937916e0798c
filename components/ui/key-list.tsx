/** What a press does, then the keys to press one after the other. */
export type KeyRow = readonly [does: string, ...keys: string[]];

/** Keys and what they do, under a small heading. */
export function KeyList({ title, rows }: { readonly title: string; readonly rows: readonly KeyRow[] }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold text-sm">{title}</h3>
      <dl className="grid text-sm">
        {rows.map(([does, ...pressed]) => (
          <div key={does} className="flex items-center justify-between gap-3 border-line border-b py-1.5">
            <dt className="text-soft">{does}</dt>
            <dd className="flex gap-1">
              {pressed.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line bg-page px-1.5 text-center font-sans text-xs leading-5"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
