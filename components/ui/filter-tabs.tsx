type Tab<V extends string> = { readonly value: V; readonly label: string; readonly count?: number };

type Props<V extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** A row of choices of which one is pressed; where they do not fit beside each other, they go on below. */
export function FilterTabs<V extends string>({ label, tabs, value, onChange }: Props<V>) {
  return (
    <fieldset className="flex w-fit min-w-0 max-w-full flex-wrap rounded-[1.6875rem] border border-line bg-surface p-1">
      <legend className="sr-only">{label}</legend>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          aria-pressed={tab.value === value}
          onClick={() => onChange(tab.value)}
          className="min-h-11 min-w-11 shrink-0 cursor-pointer rounded-full px-2 -outline-offset-2 max-[24rem]:px-1.5 max-[22.5rem]:text-[0.8125rem] sm:px-4 font-medium text-sm text-soft transition-colors hover:text-ink aria-pressed:bg-leaf-wash aria-pressed:text-leaf"
        >
          {tab.label}
          {tab.count !== undefined && <span className="ml-0.5 font-normal tabular-nums"> {tab.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
