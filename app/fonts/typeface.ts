import localFont from 'next/font/local';

const latin = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-latin',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
    },
  ],
});

const signs = localFont({
  src: './inter-signs.woff2',
  preload: false,
  weight: '100 900',
  variable: '--font-signs',
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+20A0-20AB, U+20AD-20C0' }],
});

/** Classes that name the typeface’s parts; the theme writes with them. Latin is asked for with the page, signs by the first amount. */
export const typeface = `${latin.variable} ${signs.variable}`;
