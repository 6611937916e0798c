'use client';

import { Button, Menu } from '@mantine/core';
import { Ellipsis, PencilLine, RotateCw, UserX } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CustomerDetail } from '#server/insights/customers/contract.ts';
import { ActButton } from './act-button.tsx';
import { AdjustPointsDialog } from './adjust-points-dialog.tsx';
import { useCustomerWords } from './customer-words.ts';

type Props = { readonly customer: CustomerDetail };
type Act = 'adjust' | 'reevaluate' | 'anonymise' | null;

/** What an admin can do to a customer. */
export function CustomerActs({ customer }: Props) {
  const { acts } = useCustomerWords();
  const [act, setAct] = useState<Act>(null);
  const close = () => setAct(null);
  if (customer.account === 'anonymised') return null;
  return (
    <>
      <ActButton icon={PencilLine} onClick={() => setAct('adjust')}>
        {acts.adjust}
      </ActButton>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<Ellipsis size={14} aria-hidden="true" />}>
            {acts.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<RotateCw size={14} aria-hidden="true" />} onClick={() => setAct('reevaluate')}>
            {acts.reevaluate}
          </Menu.Item>
          <Menu.Item leftSection={<UserX size={14} aria-hidden="true" />} onClick={() => setAct('anonymise')}>
            {acts.anonymise}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AdjustPointsDialog customer={customer} opened={act === 'adjust'} onClose={close} />
      <Reevaluate customer={customer} opened={act === 'reevaluate'} onClose={close} />
      <Anonymise customer={customer} opened={act === 'anonymise'} onClose={close} />
    </>
  );
}

type DialogProps = Props & { readonly opened: boolean; readonly onClose: () => void };

function Reevaluate({ customer, opened, onClose }: DialogProps) {
  const { reevaluate: words } = useCustomerWords();
  const { change } = useFormats();
  const toasts = useToasts();
  const api = trpc.useUtils();
  const reevaluate = trpc.customers.reevaluate.useMutation({
    onSuccess: async ({ isChanged, points, unlocksGained, unlocksLost }) => {
      toasts.done(isChanged ? words.changed(change(points), unlocksGained, unlocksLost) : words.same);
      onClose();
      await api.customers.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={words.title}
      action={words.submit}
      isBusy={reevaluate.isPending}
      onConfirm={() => reevaluate.mutate({ customerId: customer.id })}
      onClose={onClose}
    >
      <p>{words.text}</p>
    </ConfirmDialog>
  );
}

function Anonymise({ customer, opened, onClose }: DialogProps) {
  const { anonymise: words } = useCustomerWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const api = trpc.useUtils();
  const anonymise = trpc.customers.anonymise.useMutation({
    onSuccess: async () => {
      toasts.done(words.done);
      onClose();
      await api.customers.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  const { summary } = customer;
  return (
    <ConfirmDialog
      opened={opened}
      title={words.title}
      action={words.submit}
      word={words.word}
      isBusy={anonymise.isPending}
      onConfirm={() => anonymise.mutate({ customerId: customer.id })}
      onClose={onClose}
    >
      <p>{words.text}</p>
      <p className="text-soft">{words.stays(count(summary.purchaseCount), count(summary.points))}</p>
    </ConfirmDialog>
  );
}
