'use client';

import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLayer } from './layers.ts';

const [store, spotlight] = createSpotlight();

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly words: { readonly title: string; readonly placeholder: string };
  readonly radius?: string;
  readonly size?: string;
  /** What is found for what was typed so far. */
  readonly children: (text: string) => ReactNode;
};

/** A dialog that finds things while one types. A page has one at most; Escape closes it. */
export function Palette({ opened, onClose, words: { title, placeholder }, radius, size, children }: Props) {
  const [text, setText] = useState('');
  useLayer(opened);
  useEffect(() => (opened ? spotlight.open() : spotlight.close()), [opened]);
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight="60dvh"
      radius={radius}
      size={size}
      transitionProps={{ duration: 80 }}
      attributes={{ content: { 'aria-label': title } }}
    >
      <Spotlight.Search
        placeholder={placeholder}
        aria-label={title}
        leftSection={<Search size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>{opened && children(text.trim())}</Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
