import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { asVariables, DARK, gold, LIGHT, laurel, night, red } from './palette.ts';

const FONT =
  "var(--font-latin), var(--font-signs), 'Inter Scripts', 'Inter Stand-in', system-ui, -apple-system, 'Segoe UI', sans-serif";

const tuple = (shades: readonly string[]) => shades as unknown as MantineColorsTuple;

export const theme = createTheme({
  primaryColor: 'laurel',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: { laurel: tuple(laurel), gold: tuple(gold), red: tuple(red), dark: tuple(night) },
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '8px', md: '12px', lg: '18px', xl: '26px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    InputWrapper: { styles: { label: { marginBottom: 6 } } },
    // The page behind is held by our own style sheet: the library would write a style element without the nonce.
    Modal: { defaultProps: { lockScroll: false } },
    ModalRoot: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
    // What heads a dialog is not the banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
  },
});

/** Mantine's own contrasts for dimmed text and placeholders are below 4.5:1; ours stand in for them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...asVariables(LIGHT),
    '--mantine-color-body': LIGHT.page,
    '--mantine-color-text': LIGHT.ink,
    '--mantine-color-dimmed': LIGHT.soft,
    '--mantine-color-placeholder': LIGHT.soft,
    '--mantine-color-error': LIGHT['alert-ink'],
    '--mantine-color-default-border': LIGHT.line,
  },
  dark: {
    ...asVariables(DARK),
    '--mantine-color-body': DARK.page,
    '--mantine-color-text': DARK.ink,
    '--mantine-color-dimmed': DARK.soft,
    '--mantine-color-placeholder': DARK.soft,
    '--mantine-color-error': DARK['alert-ink'],
    '--mantine-color-default-border': DARK.line,
  },
});
