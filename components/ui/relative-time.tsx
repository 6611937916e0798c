'use client';

import { useFormats } from '#components/words/formats.tsx';

/** How long ago something was; the whole instant on hover and for machines. */
export function RelativeTime({ at }: { at: Date }) {
  const { ago, instant } = useFormats();
  return (
    <time dateTime={at.toISOString()} title={instant(at)} className="whitespace-nowrap tabular-nums">
      {ago(at)}
    </time>
  );
}
