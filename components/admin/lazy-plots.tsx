'use client';

import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';

const loading = () => <Skeleton height={240} />;

/** The plots are drawn by a large library, which comes after the page. */
export const OverTime = dynamic(() => import('./analytics-plots.tsx').then((plots) => plots.OverTime), {
  ssr: false,
  loading,
});
export const Stacked = dynamic(() => import('./analytics-plots.tsx').then((plots) => plots.Stacked), {
  ssr: false,
  loading,
});
export const SideBySide = dynamic(() => import('./analytics-plots.tsx').then((plots) => plots.SideBySide), {
  ssr: false,
  loading,
});
