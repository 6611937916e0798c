'use client';

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '#components/words/words.tsx';
import { Dialog } from './dialog.tsx';

export type ConfirmProps = {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, in numbers. */
  readonly children: ReactNode;
  /** What the button says: the deed, not "OK". */
  readonly action: string;
  /** A word that must be typed first, in any case, for what cannot be undone. */
  readonly word?: string;
  readonly isDangerous?: boolean;
  /** It grows and shrinks while it is open, so it hangs from the top: what was pressed stays where it is. */
  readonly isGrowing?: boolean;
  readonly isBusy?: boolean;
  readonly isReady?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Says what a deed will do, and asks once more; with a `word`, by typing. */
export function ConfirmDialog(props: ConfirmProps) {
  const { frame } = useWords();
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      centered={!props.isGrowing}
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      <Question {...props} />
    </Dialog>
  );
}

function Question(props: ConfirmProps) {
  const { frame } = useWords();
  const [typed, setTyped] = useState('');
  const { word, isReady = true, isDangerous = word !== undefined } = props;
  const mayGo = isReady && (word === undefined || isSame(typed, word));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mayGo) props.onConfirm();
  };
  return (
    <form onSubmit={submit} className="grid gap-4 text-sm">
      <div className="grid gap-2">{props.children}</div>
      {word !== undefined && (
        <TextInput
          label={frame.confirm.typeWord(word)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="default" onClick={props.onClose}>
          {frame.confirm.cancel}
        </Button>
        <Button type="submit" color={isDangerous ? 'red' : undefined} disabled={!mayGo} loading={props.isBusy}>
          {props.action}
        </Button>
      </div>
    </form>
  );
}

/** Phones begin what is typed with a capital letter. */
function isSame(typed: string, word: string): boolean {
  return typed.trim().toLowerCase() === word.toLowerCase();
}
