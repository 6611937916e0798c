'use client';

import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { decimalText, parseMoney } from '#server/kernel/money.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** null while nothing that can be read stands in the field. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** A number typed as text: whole unless `isDecimal`. What cannot be read stays in the field and is null outside. */
export function NumberField({ isDecimal = false, ...props }: Props & { readonly isDecimal?: boolean }) {
  return (
    <ReadField
      {...props}
      inputMode={isDecimal ? 'decimal' : 'numeric'}
      read={isDecimal ? readDecimal : readWhole}
      write={numberText}
    />
  );
}

/** An amount typed in major units and held in minor ones: "2,500.50" of naira is 250050. */
export function MoneyField({ currency, ...props }: Props & { readonly currency: string }) {
  return (
    <ReadField
      {...props}
      inputMode="decimal"
      read={(text) => minorOf(text, currency)}
      write={(value) => amountText(value, currency)}
    />
  );
}

type ReadProps = Props & {
  readonly read: (text: string) => number | null;
  readonly write: (value: number) => string;
};

function ReadField({ value, onChange, read, write, ...props }: ReadProps) {
  const [text, setText] = useState(value === null ? '' : write(value));
  useEffect(() => {
    setText((shown) => (read(shown) === value ? shown : value === null ? shown : write(value)));
  }, [value, read, write]);
  return (
    <TextInput
      {...props}
      autoComplete="off"
      value={text}
      onFocus={(event) => {
        selectAll(event.currentTarget);
        props.onFocus?.(event);
      }}
      onBlur={(event) => {
        if (value !== null) setText(write(value));
        props.onBlur?.(event);
      }}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}

/** What is typed takes the place of what stood there, after the click has set its cursor. */
function selectAll(field: HTMLInputElement): void {
  setTimeout(() => {
    if (document.activeElement === field) field.select();
  }, 0);
}

function readWhole(text: string): number | null {
  const plain = text.replaceAll(/[\s,]/g, '');
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : null;
}

function readDecimal(text: string): number | null {
  const plain = text.replaceAll(/[\s,]/g, '');
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
}

/** "60,000", "2,500.50": grouped, with decimals only where there are any. */
function amountText(value: number, currency: string): string {
  const [whole = '0', decimals = ''] = decimalText(BigInt(value), currency).split('.');
  return /^0*$/.test(decimals) ? grouped(whole) : `${grouped(whole)}.${decimals}`;
}

function numberText(value: number): string {
  const [whole = '0', decimals] = String(value).split('.');
  return decimals === undefined ? grouped(whole) : `${grouped(whole)}.${decimals}`;
}

function grouped(whole: string): string {
  return whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

function minorOf(text: string, currency: string): number | null {
  const amount = parseMoney(text.replaceAll(/[\s,]/g, ''), currency);
  return amount === null || !Number.isSafeInteger(Number(amount)) ? null : Number(amount);
}
