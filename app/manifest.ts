import type { MetadataRoute } from 'next';
import { LIGHT } from '#components/theme/palette.ts';
import { en } from '#components/words/en.ts';

/** What a phone needs to keep the portal among its apps. */
export default function manifest(): MetadataRoute.Manifest {
  const icon = (size: number, purpose: 'any' | 'maskable') => ({
    src: purpose === 'any' ? `/icons/icon-${size}.png` : `/icons/maskable-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: '/',
    name: en.product,
    short_name: en.product,
    description: en.promise,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: LIGHT.page,
    theme_color: LIGHT['hero-from'],
    icons: [
      icon(192, 'any'),
      icon(512, 'any'),
      icon(512, 'maskable'),
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  };
}
