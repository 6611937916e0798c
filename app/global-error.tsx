'use client';

import { StyledProvider } from '#components/theme/styled-provider.tsx';
import { ErrorPage } from '#components/ui/error-page.tsx';
import './globals.css';

/** When even the frame around the pages failed. */
export default function GlobalError(props: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <StyledProvider nonce={undefined}>
          <ErrorPage {...props} />
        </StyledProvider>
      </body>
    </html>
  );
}
