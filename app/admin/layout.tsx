import './console.css';
import './drawers.css';
import './narrow-rows.css';
import type { ReactNode } from 'react';
import { api, signedInAs } from '#app/request.ts';
import { ConsoleShell } from '#components/admin/console-shell.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';

export const metadata = { title: 'Console' };

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { name, email } = await signedInAs('admin');
  const frame = await api.console.frame();
  return (
    <ApiProvider>
      <ConsoleShell name={name} email={email} frame={frame}>
        {children}
      </ConsoleShell>
    </ApiProvider>
  );
}
