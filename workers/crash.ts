import type { Context } from '#server/kernel/context.ts';

/** Where, and at which visit there, this process is to die, as its environment says. */
export type CrashPoint = { readonly label: string; readonly hit: number };

/** Reads `LAUREL_CRASH_AT` and `LAUREL_CRASH_AT_HIT` (1 when absent). */
export function crashPointOf(environment: NodeJS.ProcessEnv): CrashPoint | null {
  const label = environment.LAUREL_CRASH_AT;
  if (!label) return null;
  return { label, hit: Number(environment.LAUREL_CRASH_AT_HIT ?? '1') };
}

/** A checkpoint that ends the process as a power cut would: no handler runs, nothing is flushed. */
export function crashingAt({ label, hit }: CrashPoint): Context['checkpoint'] {
  let visits = 0;
  return (reached) => {
    if (reached !== label) return;
    visits += 1;
    if (visits === hit) process.kill(process.pid, 'SIGKILL');
  };
}
