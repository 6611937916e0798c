'use client';

import { Button } from '@mantine/core';
import { CopyBlock } from '#components/ui/copy-block.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useWords } from '#components/words/words.tsx';
import { CurlLine } from './curl-line.tsx';
import { useDeveloperWords } from './developer-words.ts';

/** A token in full, the one time it can be seen, and a call to try it with. */
export function TokenShown({ token, onClose }: { token: string | null; onClose: () => void }) {
  const { tokens: words } = useDeveloperWords();
  const { frame } = useWords();
  return (
    <Dialog
      opened={token !== null}
      onClose={onClose}
      title={words.shown}
      closeOnClickOutside={false}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      {token !== null && (
        <div className="grid gap-4 text-sm">
          <p>{words.shownText}</p>
          <CopyBlock label={words.detail} text={token} />
          <CurlLine label={words.tryIt} token={token} />
          <div className="flex justify-end">
            <Button onClick={onClose}>{words.close}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
