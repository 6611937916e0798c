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
  readonly error?: string | boolean | undefined;
  readonly onChange: (values: string[]) => void;
};

/** Some texts, each entered by Enter and taken out again by its cross or Backspace. */
export function TagsField({ values, onChange, ...props }: TagsProps) {
  return <TagsInput {...props} value={[...values]} maxLength={255} acceptValueOnBlur onChange={onChange} />;
}
