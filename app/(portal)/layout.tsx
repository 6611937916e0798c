import './portal.css';
import type { ReactNode } from 'react';
import { signedInAs } from '#app/request.ts';
import { PortalShell } from '#components/portal/portal-shell.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { name, email } = await signedInAs('customer');
  return (
    <ApiProvider>
      <PortalShell name={name} email={email}>
        {children}
      </PortalShell>
    </ApiProvider>
  );
}
