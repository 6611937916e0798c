'use client';

import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#components/words/words.tsx';

type FieldProps = { label: string; error?: string | undefined; hint?: ReactNode; value?: string };

const LOOK = { size: 'md', required: true, withAsterisk: false } as const;

export function NameField({ label, error, value }: FieldProps) {
  return (
    <TextInput
      {...LOOK}
      name="name"
      label={label}
      error={error}
      defaultValue={value}
      autoComplete="name"
      maxLength={255}
    />
  );
}

export function EmailField({ label, error }: FieldProps) {
  return (
    <TextInput
      {...LOOK}
      name="email"
      type="email"
      label={label}
      error={error}
      autoComplete="username"
      inputMode="email"
    />
  );
}

/** A password that is chosen now (`new`), or one that was chosen before (`current`). Pasting is welcome. */
export function PasswordField({
  label,
  error,
  hint,
  kind,
  name = 'password',
}: FieldProps & { kind: 'new' | 'current'; name?: string }) {
  const { access } = useWords();
  return (
    <PasswordInput
      {...LOOK}
      name={name}
      label={label}
      error={error}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      autoComplete={`${kind}-password`}
      minLength={kind === 'new' ? 8 : undefined}
      maxLength={128}
      visibilityToggleButtonProps={{ 'aria-label': access.showPassword, tabIndex: 0 }}
    />
  );
}

/** What a person typed into a field of a form. */
export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
