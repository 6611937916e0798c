'use client';

import { Button, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';

type Props = {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One thing looked at closely: from below on phones, beside the list on wide screens. Esc closes it, the focus returns. */
export function StoryDrawer({ opened, title, onClose, children }: Props) {
  const { close } = usePortalWords();
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      title={title}
      position={isWide ? 'right' : 'bottom'}
      size={isWide ? 480 : '88dvh'}
      padding="lg"
      closeButtonProps={{ 'aria-label': close, size: 44 }}
      styles={{
        content: isWide ? {} : { borderRadius: '18px 18px 0 0' },
        title: { fontWeight: 600, color: 'var(--l-soft)', fontSize: '0.875rem' },
      }}
    >
      {children}
    </Sheet>
  );
}

/** What a drawer shows before its data, or instead of it. */
export function StoryPending({ error, onRetry }: { error: Failure; onRetry: () => void }) {
  const { loading, errors } = useWords();
  const { failed, retry, gone } = usePortalWords();
  if (!error) {
    return (
      <div className="grid h-48 place-items-center" role="status" aria-label={loading}>
        <Loader />
      </div>
    );
  }
  const { requestId, httpStatus } = error.data ?? {};
  if (httpStatus === 404 || httpStatus === 400) return <p role="alert">{gone}</p>;
  return (
    <div className="grid justify-items-start gap-2" role="alert">
      <p>{failed}</p>
      {requestId && <p className="font-mono text-soft text-xs">{errors.reference(requestId)}</p>}
      <Button variant="default" onClick={onRetry}>
        {retry}
      </Button>
    </div>
  );
}

/** A part of a story with its small heading. */
export function StoryPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold text-sm">{title}</h3>
      {children}
    </section>
  );
}
