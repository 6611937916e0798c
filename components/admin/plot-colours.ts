/** What the numbers of plots are painted with; each has 3:1 against the page in both schemes. */
export const PLOT_COLOURS = {
  leaf: 'var(--l-leaf)',
  gold: 'var(--mantine-color-gold-6)',
  alert: 'var(--l-alert-ink)',
} as const;
