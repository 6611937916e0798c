'use client';

import { TagsInput } from '@mantine/core';

export type TagsProps = {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly placeholder?: string | undefined;
  readonly size?: 'xs';
  readonly description?: string;
  readonly className?: string;
  readonly values: readonly string[];
  /** What is offered to choose from; anything else may be typed. */
  readonly suggestions?: readonly string[];
  readonly error?: string | boolean | undefined;
  readonly onChange: (values: string[]) => void;
};

const LOOK = { inputField: 'min-w-16' };
const BELOW = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];

/** Some texts, each entered by Enter or a comma, and taken out again by its cross or Backspace. */
export function TagsField({ values, suggestions = [], onChange, ...props }: TagsProps) {
  return (
    <TagsInput
      {...props}
      classNames={LOOK}
      inputWrapperOrder={BELOW}
      data={[...suggestions]}
      value={[...values]}
      maxLength={255}
      acceptValueOnBlur
      onChange={onChange}
    />
  );
}
