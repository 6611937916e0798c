'use client';

import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useKeptFocus } from '#components/ui/kept-focus.ts';
import { cssVariables, theme } from './theme.ts';

/** The look of everything inside. `nonce` lets the style elements it writes pass the content security policy. */
export function StyledProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  useKeptFocus();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce ?? ''}
    >
      {children}
    </MantineProvider>
  );
}
