'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Rounding } from '#server/kernel/money.ts';

/** How the program counts and rounds money and tells time, where something of it is typed in. */
export type ProgramUnits = { readonly currency: string; readonly timeZone: string; readonly rounding: Rounding };

const Current = createContext<ProgramUnits>({ currency: 'USD', timeZone: 'UTC', rounding: 'half_up' });

export function ProgramProvider({ program, children }: { program: ProgramUnits; children: ReactNode }) {
  return <Current value={program}>{children}</Current>;
}

export function useProgram(): ProgramUnits {
  return useContext(Current);
}
