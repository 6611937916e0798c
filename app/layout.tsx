import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { DARK, LIGHT } from '#components/theme/palette.ts';
import { StyledProvider } from '#components/theme/styled-provider.tsx';
import { EarlyKeys } from '#components/ui/early-keys.tsx';
import { en } from '#components/words/en.ts';
import { WordsProvider } from '#components/words/words.tsx';
import { typeface } from './fonts/typeface.ts';
import { nonce } from './request.ts';

export const metadata: Metadata = {
  title: { default: 'Laurel', template: '%s · Laurel' },
  description: en.promise,
  applicationName: en.product,
  appleWebApp: { capable: true, title: en.product, statusBarStyle: 'default' },
  icons: { icon: '/icon.svg', apple: '/icons/apple-180.png' },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: LIGHT.page },
    { media: '(prefers-color-scheme: dark)', color: DARK.page },
  ],
  viewportFit: 'cover',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const scriptNonce = await nonce();
  return (
    <html lang="en" {...mantineHtmlProps} className={typeface} data-scroll-behavior="smooth">
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={scriptNonce} />
        <EarlyKeys nonce={scriptNonce} />
      </head>
      <body id="top">
        <StyledProvider nonce={scriptNonce}>
          <WordsProvider locale="en">{children}</WordsProvider>
        </StyledProvider>
      </body>
    </html>
  );
}
