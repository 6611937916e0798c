/** Whether customers can sign in, cannot yet, or are forgotten. */
export const ACCOUNTS = ['registered', 'unregistered', 'anonymised'] as const;
export type Account = (typeof ACCOUNTS)[number];
