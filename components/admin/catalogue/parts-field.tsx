'use client';

import { Checkbox } from '@mantine/core';
import { trpc } from '#components/trpc/client.tsx';
import { useCriteriaWords } from './criteria-words.ts';

type Props = {
  readonly ownKey: string;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (keys: string[]) => void;
};

/** Which other achievements a composite is made of. */
export function PartsField({ ownKey, chosen, error, onChange }: Props) {
  const words = useCriteriaWords();
  const { data = [] } = trpc.catalogue.achievements.list.useQuery({ archived: false });
  const others = data.filter(({ key }) => key !== ownKey);
  const gone = chosen.filter((key) => !others.some((other) => other.key === key));
  const entries = [
    ...others.map(({ key, definition }) => [key, definition.name] as const),
    ...gone.map((key) => [key, key] as const),
  ];
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <fieldset className="min-w-0 sm:col-span-3">
      <legend className="mb-1.5 font-semibold text-sm">{words.parts}</legend>
      <div className="grid max-h-64 gap-x-4 gap-y-2.5 overflow-y-auto rounded border border-line p-3 sm:grid-cols-2">
        {entries.map(([key, name]) => (
          <Checkbox key={key} label={name} checked={chosen.includes(key)} onChange={() => toggle(key)} />
        ))}
      </div>
      {error && <p className="mt-1 text-alert-ink text-xs">{error}</p>}
    </fieldset>
  );
}
