/** By what purchases may be asked for, beside their status. */
export const ASKED_REWARDING = ['rewarded', 'waiting', 'failed'] as const;
