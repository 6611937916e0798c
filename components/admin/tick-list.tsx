'use client';

type Props<V extends string> = {
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  readonly onChange: (chosen: readonly V[]) => void;
};

/** Several of some words, each to be ticked. */
export function TickList<V extends string>({ label, choices, chosen, onChange }: Props<V>) {
  const toggle = (value: V) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">{label}</legend>
      <div className="grid gap-x-3 sm:grid-cols-2">
        {choices.map(({ value, label: text }) => (
          <label key={value} className="flex min-h-7 cursor-pointer items-center gap-2 text-sm max-md:min-h-11">
            <input
              type="checkbox"
              className="size-4 shrink-0 cursor-pointer accent-(--l-leaf)"
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
            />
            <span className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
