'use client';

import { Ban, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { ActButton } from './act-button.tsx';
import { useAuditWords } from './audit-words.ts';
import { DetailDrawer } from './detail-drawer.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { type Token, TokenStateBadge } from './token-badge.tsx';

type Props = {
  readonly token: Token | null;
  readonly onClose: () => void;
  readonly onSecret: (token: string) => void;
};

/** One token: what it may do, when it was used, a new secret, or its end. */
export function TokenDrawer({ token, onClose, onSecret }: Props) {
  const { tokens: words } = useDeveloperWords();
  return (
    <DetailDrawer opened={token !== null} title={token?.name ?? words.detail} onClose={onClose}>
      {token && <Detail token={token} onClose={onClose} onSecret={onSecret} />}
    </DetailDrawer>
  );
}

function Detail({ token, onClose, onSecret }: Props & { readonly token: Token }) {
  const { tokens: words } = useDeveloperWords();
  const { actor } = useAuditWords();
  const { instant } = useFormats();
  const { columns } = words;
  return (
    <div className="grid gap-5">
      <TokenStateBadge token={token} />
      {!token.revokedAt && <Acts token={token} onClose={onClose} onSecret={onSecret} />}
      <Facts
        facts={[
          [words.publicId, <CopyableText key="public" text={`lrl_${token.mode}_${token.publicId}`} />],
          [words.mode, words.modes[token.mode]],
          [
            columns.scopes,
            <span key="scopes" className="font-mono text-xs">
              {token.scopes.join(', ')}
            </span>,
          ],
          [columns.used, token.lastUsedAt ? instant(token.lastUsedAt) : words.never],
          [columns.expires, token.expiresAt ? instant(token.expiresAt) : words.noExpiry],
          token.revokedAt !== null && [words.states.revoked, instant(token.revokedAt)],
          [columns.made, instant(token.createdAt)],
          [words.by, actor(token.createdBy, null)],
        ]}
      />
    </div>
  );
}

function Acts({ token, onClose, onSecret }: Props & { readonly token: Token }) {
  const { tokens: words } = useDeveloperWords();
  const { ago } = useFormats();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [asked, ask] = useState<'rotate' | 'revoke' | null>(null);
  const onError = ({ message }: { readonly message: string }) => toasts.failed(message);
  const rotate = trpc.tokens.rotate.useMutation({
    onSuccess: ({ token: text }) => {
      onClose();
      onSecret(text);
      void utils.tokens.invalidate();
    },
    onError,
  });
  const revoke = trpc.tokens.revoke.useMutation({
    onSuccess: () => {
      onClose();
      toasts.done(words.revoked(token.name));
      void utils.tokens.invalidate();
    },
    onError,
  });
  const tokenId = token.id;
  const used = token.lastUsedAt ? ago(token.lastUsedAt) : words.never.toLowerCase();
  return (
    <div className="flex flex-wrap gap-2">
      <ActButton icon={RefreshCw} onClick={() => ask('rotate')}>
        {words.rotate}
      </ActButton>
      <ActButton icon={Ban} onClick={() => ask('revoke')}>
        {words.revoke}
      </ActButton>
      <ConfirmDialog
        opened={asked === 'rotate'}
        onClose={() => ask(null)}
        title={words.rotate}
        action={words.rotate}
        isBusy={rotate.isPending}
        onConfirm={() => rotate.mutate({ tokenId })}
      >
        <p>{words.rotateWhat(token.name)}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'revoke'}
        onClose={() => ask(null)}
        title={words.revoke}
        action={words.revoke}
        isDangerous
        isBusy={revoke.isPending}
        onConfirm={() => revoke.mutate({ tokenId })}
      >
        <p>{words.revokeWhat(token.name, used)}</p>
      </ConfirmDialog>
    </div>
  );
}
