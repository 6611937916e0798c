import { useFormats } from '#components/words/formats.tsx';

export type TimelineStep = {
  readonly key: string;
  readonly at: Date;
  readonly text: string;
  readonly detail?: string | undefined;
};

/** What happened one after the other, each with its time. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  const { clock, instant } = useFormats();
  return (
    <ol className="grid gap-2 border-line border-l-2 pl-3.5 text-sm">
      {steps.map(({ key, at, text, detail }) => (
        <li key={key} className="flex flex-wrap justify-between gap-x-3">
          <span>{text}</span>
          <time dateTime={at.toISOString()} title={instant(at)} className="text-soft tabular-nums">
            {clock(at)}
          </time>
          {detail && <span className="w-full text-soft">{detail}</span>}
        </li>
      ))}
    </ol>
  );
}
