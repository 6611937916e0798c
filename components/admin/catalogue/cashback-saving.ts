'use client';

import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import { useCashbackRuleWords } from './cashback-rule-words.ts';
import type { EditedRule } from './edited-rule.ts';
import { useFailureText } from './failure-text.ts';
import { focusFirstComplaint } from './field-complaints.tsx';

type Props = {
  readonly edited: Pick<EditedRule<unknown>, 'settle'>;
  /** What was in force so far; null: nothing. */
  readonly before: CashbackDefinition | null;
  readonly onRefused: (error: Failure) => void;
};

/** Publishes the rule of a currency from now on, and offers the way back. */
export function useCashbackSaving({ edited, before, onRefused }: Props) {
  const words = useCashbackRuleWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const { cashbackRules } = utils.catalogue;
  const takeBack = async (definition: CashbackDefinition, expectedVersion: number) => {
    try {
      const { currency, version } = await utils.client.catalogue.cashbackRules.save.mutate({
        definition,
        expectedVersion,
      });
      toasts.done(words.takenBack(currency, count(version)));
    } catch (error) {
      toasts.failed(failureText(error));
    }
    await cashbackRules.invalidate();
  };
  return trpc.catalogue.cashbackRules.save.useMutation({
    onSuccess: async ({ currency, version, changed }, { definition }) => {
      onRefused(null);
      if (changed) {
        edited.settle();
        const earlier = before ?? { ...(definition as CashbackDefinition), isActive: false };
        toasts.undoable(words.published(currency, count(version)), () => void takeBack(earlier, version));
      } else toasts.done(words.unchanged);
      await cashbackRules.invalidate();
    },
    onError: (error) => {
      onRefused(error);
      focusFirstComplaint();
      if (!error.data?.errors && error.data?.httpStatus !== 409) toasts.failed(failureText(error));
      void cashbackRules.invalidate();
    },
  });
}
