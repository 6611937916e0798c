'use client';

import { Button, Modal } from '@mantine/core';
import type { FormEvent } from 'react';
import { useWords } from '#components/words/words.tsx';
import { Complaint, type Failure } from './complaint.tsx';
import { PasswordField, typed } from './fields.tsx';

/** Above the dialogs that may have asked for it. */
const Z_INDEX = 400;

type Props = {
  isOpen: boolean;
  isBusy: boolean;
  error: Failure;
  onPassword: (password: string) => void;
  onCancel: () => void;
};

/** Asks a signed-in person for the password before money or tokens are touched. Who shows it hears Escape. */
export function ConfirmationDialog({ isOpen, isBusy, error, onPassword, onCancel }: Props) {
  const { access } = useWords();
  const { confirm: words } = access;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A form within a page's own form would otherwise submit that one too: React passes events through portals.
    event.stopPropagation();
    onPassword(typed(event.currentTarget, 'password'));
  }

  return (
    <Modal.Root
      opened={isOpen}
      onClose={onCancel}
      closeOnEscape={false}
      closeOnClickOutside={false}
      returnFocus={false}
      zIndex={Z_INDEX}
      centered
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <form onSubmit={submit} className="grid gap-4">
            {/* No header around it: to a screen reader that would be a second banner of the page. */}
            <Modal.Title className="font-semibold text-lg tracking-tight">{words.title}</Modal.Title>
            <p className="text-soft text-sm">{words.lead}</p>
            <PasswordField kind="current" label={access.password} />
            <Complaint error={error} words={{ password_wrong: access.wrongPassword }} />
            <div className="flex flex-wrap justify-end gap-3">
              <Button variant="default" onClick={onCancel}>
                {words.cancel}
              </Button>
              <Button type="submit" loading={isBusy}>
                {words.submit}
              </Button>
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
