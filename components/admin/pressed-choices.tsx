'use client';

type Choice<V extends string> = { readonly value: V; readonly label: string; readonly note?: string };

type Props<V extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** A dense row of choices of which one is pressed, each with a count beside it. */
export function PressedChoices<V extends string>({ label, choices, value, onChange }: Props<V>) {
  return (
    <fieldset className="flex min-w-0 gap-1 border-line border-b px-3 py-2 scroll-row">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className="flex min-h-8 shrink-0 cursor-pointer items-center gap-1.5 rounded px-2.5 font-medium text-soft text-xs -outline-offset-2 hover:bg-track hover:text-ink aria-pressed:bg-leaf-wash aria-pressed:text-leaf max-md:min-h-11 max-md:text-sm"
        >
          {choice.label}
          {choice.note && <span className="font-normal tabular-nums">{choice.note}</span>}
        </button>
      ))}
    </fieldset>
  );
}
