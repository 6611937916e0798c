'use client';

import { TagsInput } from '@mantine/core';

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly className?: string;
  readonly values: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (values: string[]) => void;
};

/** Some texts, each entered by Enter and taken out again by its cross or Backspace. */
export function ListField({ values, onChange, ...props }: Props) {
  return <TagsInput {...props} value={[...values]} maxLength={255} acceptValueOnBlur onChange={onChange} />;
}
