type Tab<V extends string> = { readonly value: V; readonly label: string };

type Props<V extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** A row of choices of which one is pressed. */
export function FilterTabs<V extends string>({ label, tabs, value, onChange }: Props<V>) {
  return (
    <fieldset className="mb-3 inline-flex rounded-full border border-line bg-surface p-1">
      <legend className="sr-only">{label}</legend>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          aria-pressed={tab.value === value}
          onClick={() => onChange(tab.value)}
          className="min-h-9 cursor-pointer rounded-full px-3.5 font-medium text-sm text-soft transition-colors hover:text-ink aria-pressed:bg-leaf-wash aria-pressed:text-leaf"
        >
          {tab.label}
        </button>
      ))}
    </fieldset>
  );
}
