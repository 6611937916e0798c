/** What became of a call: answered, the caller's fault, or ours. */
export const REQUEST_OUTCOMES = ['good', 'refused', 'failed'] as const;
