import { useOs } from '@mantine/hooks';

/** How the key is called that opens the palette together with K. */
export function useModifierKey(): string {
  return useOs() === 'macos' ? '⌘' : 'Ctrl';
}
