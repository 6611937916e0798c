'use client';

import { Switch } from '@mantine/core';
import { trpc } from '#components/trpc/client.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import type { AchievementRow } from '#server/insights/catalogue/contract.ts';
import { useAchievementWords } from './achievement-words.ts';
import { useFailureText } from './failure-text.ts';

const OPEN = { archived: false };

/** Switches an achievement on or off at once, as a version of its own, and offers the way back. */
export function ActiveSwitch({ row }: { row: AchievementRow }) {
  const words = useAchievementWords();
  const toasts = useToasts();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const { list } = utils.catalogue.achievements;
  const { name, isActive } = row.definition;
  const save = trpc.catalogue.achievements.save.useMutation({
    onError: (error) => toasts.failed(failureText(error)),
    onSettled: () => utils.catalogue.achievements.invalidate(),
  });
  const turn = (isOn: boolean, expectedVersion?: number) => {
    list.setData(OPEN, (rows) => rows?.map((one) => (one.id === row.id ? turned(one, isOn) : one)));
    const definition = { ...row.definition, isActive: isOn };
    const input = { key: row.key, definition, ...(expectedVersion === undefined ? {} : { expectedVersion }) };
    save.mutate(input, {
      onSuccess: ({ version }) => {
        const isUndo = isOn === isActive;
        if (isUndo) toasts.done(words.switched(name, isOn));
        else toasts.undoable(words.switched(name, isOn), () => turn(!isOn, version));
      },
    });
  };
  return (
    <span className="relative z-10 inline-grid min-h-6 min-w-10 place-items-center align-middle">
      <Switch
        size="sm"
        aria-label={words.activeSwitch(name)}
        checked={isActive}
        onChange={(event) => turn(event.currentTarget.checked, row.version)}
      />
    </span>
  );
}

function turned(row: AchievementRow, isActive: boolean): AchievementRow {
  return { ...row, definition: { ...row.definition, isActive } };
}
