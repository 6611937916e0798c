'use client';

import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';

type Props = Omit<NativeSelectProps, 'value' | 'onChange' | 'data'> & {
  readonly ladder: readonly BadgeRow[];
  readonly badgeId: string;
  readonly onBadge: (badgeId: string) => void;
};

/** One of the badges, or none: whose cashback is looked at. */
export function BadgeSelect({ ladder, badgeId, onBadge, ...props }: Props) {
  const { calculator } = useCashbackRuleWords();
  return (
    <NativeSelect {...props} value={badgeId} onChange={(event) => onBadge(event.currentTarget.value)}>
      <option value="">{calculator.noBadge}</option>
      {ladder.map(({ id, definition }) => (
        <option key={id} value={id}>
          {definition.name}
        </option>
      ))}
    </NativeSelect>
  );
}
