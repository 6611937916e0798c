'use client';

import { Button, Switch } from '@mantine/core';
import { Play } from 'lucide-react';
import { useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { type AchievementDraft, definitionOf } from './achievement-draft.ts';
import { CustomerPicker, type PickedCustomer } from './customer-picker.tsx';
import { ComplaintsProvider, focusFirstComplaint } from './field-complaints.tsx';
import { useProgram } from './program-context.tsx';
import { emptyPurchase, type PurchaseDraft, purchaseOf } from './purchase-draft.ts';
import { SimulatedPurchase } from './simulated-purchase.tsx';
import { SimulationResult } from './simulation-result.tsx';
import { useSimulationWords } from './simulation-words.ts';

type Props = { readonly draft: AchievementDraft; readonly onRefused: (error: Failure) => void };

/** Tries the draft on a customer's history, on a purchase, or on both; nothing is written. */
export function SimulatePanel({ draft, onRefused }: Props) {
  const words = useSimulationWords();
  const { currency } = useProgram();
  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const [purchase, setPurchase] = useState<PurchaseDraft | null>(null);
  const [isLacking, setLacking] = useState(false);
  const [refused, setRefused] = useState<Failure>(null);
  const tell = (error: Failure) => {
    setRefused(isOfPurchase(error) ? error : null);
    onRefused(isOfPurchase(error) ? null : error);
  };
  const trial = useTrial(tell);
  const definition = named(draft);
  const onWhom = customer ? { customerId: customer.id } : {};
  const what = purchase ? { purchase: purchaseOf(purchase) } : {};
  const asked = { key: draft.key || 'draft', definition, ...onWhom, ...what };
  const isOfNow = purchase?.amount !== null && JSON.stringify(trial.variables) === JSON.stringify(asked);
  const run = () => {
    setLacking(purchase?.amount === null);
    if (purchase?.amount === null) return focusFirstComplaint();
    trial.mutate(asked);
  };
  return (
    <Panel title={words.title} aside={<span className="text-soft text-xs">{words.lead}</span>}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <CustomerPicker customer={customer} onChange={setCustomer} />
        <Switch
          label={words.withPurchase}
          checked={purchase !== null}
          onChange={(event) => setPurchase(event.currentTarget.checked ? emptyPurchase(currency) : null)}
        />
        {purchase && (
          <ComplaintsProvider
            error={refused}
            found={isLacking && purchase.amount === null ? { 'purchase.amount': words.amountNeeded } : {}}
          >
            <SimulatedPurchase purchase={purchase} onChange={setPurchase} />
          </ComplaintsProvider>
        )}
        {!customer && !purchase && <p className="text-soft text-xs">{words.needs}</p>}
        <div>
          <Button
            type="submit"
            size="xs"
            leftSection={<Play size={14} aria-hidden="true" />}
            disabled={!customer && !purchase}
            loading={trial.isPending}
          >
            {words.run}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="empty:hidden">
        {trial.data && !isOfNow && <p className="mt-3 text-soft text-xs">{words.outdated}</p>}
        {trial.data && isOfNow && <SimulationResult trial={trial.data} definition={definition} />}
      </div>
    </Panel>
  );
}

/** Tells of what was refused, and leads to it. */
function useTrial(tell: (error: Failure) => void) {
  const words = useSimulationWords();
  const toasts = useToasts();
  return trpc.catalogue.achievements.try.useMutation({
    onSuccess: () => tell(null),
    onError: (error) => {
      tell(error);
      if (error.data?.errors) focusFirstComplaint();
      else toasts.failed(words.failed);
    },
  });
}

/** What the fields of the tried purchase say themselves; nothing of it concerns the rule. */
const OF_PURCHASE = /^purchase\.(amount|currency|occurredAt|items)\b/;

function isOfPurchase(error: Failure): boolean {
  const paths = Object.keys(error?.data?.errors ?? {});
  return paths.length > 0 && paths.every((path) => OF_PURCHASE.test(path));
}

/** A rule can be tried before it has a name. */
function named(draft: AchievementDraft) {
  return definitionOf({ ...draft, name: draft.name || draft.key || 'draft' });
}
