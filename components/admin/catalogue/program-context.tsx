'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** How the program counts money and time, where something of it is typed in. */
export type ProgramUnits = { readonly currency: string; readonly timeZone: string };

const Current = createContext<ProgramUnits>({ currency: 'USD', timeZone: 'UTC' });

export function ProgramProvider({ program, children }: { program: ProgramUnits; children: ReactNode }) {
  return <Current value={program}>{children}</Current>;
}

export function useProgram(): ProgramUnits {
  return useContext(Current);
}
