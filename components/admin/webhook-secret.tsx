'use client';

import { Button } from '@mantine/core';
import { CopyBlock } from '#components/ui/copy-block.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useWords } from '#components/words/words.tsx';
import { useDeveloperWords } from './developer-words.ts';

/** The secret of a webhook, the one time it can be seen. */
export function WebhookSecret({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const { webhooks: words, parts } = useDeveloperWords();
  const { frame } = useWords();
  return (
    <Dialog
      opened={secret !== null}
      onClose={onClose}
      title={words.shown}
      closeOnClickOutside={false}
      centered
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      {secret !== null && (
        <div className="grid gap-4 text-sm">
          <p>{words.shownText}</p>
          <CopyBlock label={parts.webhooks} text={secret} />
          <div className="flex justify-end">
            <Button onClick={onClose}>{words.close}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
