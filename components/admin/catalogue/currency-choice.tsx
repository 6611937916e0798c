'use client';

import { Button, NativeSelect } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import { useWords } from '#components/words/words.tsx';
import { useCashbackRuleWords } from './cashback-rule-words.ts';

type Props = {
  readonly currencies: readonly string[];
  readonly current: string | undefined;
  readonly onChoose: (currency: string) => void;
};

/** The currencies that have a rule, and the way to one more. */
export function CurrencyChoice({ currencies, current, onChoose }: Props) {
  const words = useCashbackRuleWords();
  const { frame } = useWords();
  const [isAsked, setAsked] = useState(false);
  const choose = (currency: string) => {
    setAsked(false);
    onChoose(currency);
  };
  return (
    <>
      {currencies.length > 1 && (
        <fieldset className="flex min-w-0 flex-wrap gap-1">
          <legend className="sr-only">{words.currency}</legend>
          {currencies.map((currency) => (
            <Button
              key={currency}
              size="xs"
              variant={currency === current ? 'light' : 'subtle'}
              aria-pressed={currency === current}
              onClick={() => onChoose(currency)}
            >
              {currency}
            </Button>
          ))}
        </fieldset>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<Plus size={14} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {words.addCurrency}
      </Button>
      <Dialog
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={words.addCurrency}
        centered
        closeButtonProps={{ 'aria-label': frame.keys.close }}
      >
        <Question taken={currencies} onChoose={choose} onClose={() => setAsked(false)} />
      </Dialog>
    </>
  );
}

type QuestionProps = {
  readonly taken: readonly string[];
  readonly onChoose: (currency: string) => void;
  readonly onClose: () => void;
};

function Question({ taken, onChoose, onClose }: QuestionProps) {
  const words = useCashbackRuleWords();
  const { confirm } = useWords().frame;
  const [chosen, setChosen] = useState('');
  const names = new Intl.DisplayNames(['en'], { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter((code) => !taken.includes(code));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== '') onChoose(chosen);
      }}
    >
      <NativeSelect
        required
        data-autofocus
        label={words.currency}
        description={words.addHint}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="">{words.choose}</option>
        {others.map((code) => (
          <option key={code} value={code}>
            {`${code} · ${names.of(code) ?? code}`}
          </option>
        ))}
      </NativeSelect>
      <div className="flex justify-end gap-2">
        <Button variant="default" onClick={onClose}>
          {confirm.cancel}
        </Button>
        <Button type="submit" disabled={chosen === ''}>
          {words.begin}
        </Button>
      </div>
    </form>
  );
}
