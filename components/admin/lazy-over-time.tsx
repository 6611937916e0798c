'use client';

import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';

/** Plots are drawn by a large library, which comes after the page. */
export const OverTime = dynamic(() => import('./over-time.tsx').then((plots) => plots.OverTime), {
  ssr: false,
  loading: () => <Skeleton height={240} />,
});
