'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { type LucideIcon, Receipt, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { Palette } from '#components/ui/palette.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import { PALETTE_ACTS } from './palette-acts.ts';
import { isMeant } from './palette-match.ts';
import { PLACES } from './places.ts';

const WAIT_MS = 200;
const ENOUGH_LETTERS = 2;

type Entry = {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  readonly href: string;
  readonly icon: LucideIcon;
  /** What to press instead, the next time. */
  readonly keys?: readonly string[];
};

const NO_KEYS: readonly string[] = [];

/** Goes to any screen, and finds customers and purchases by what people know of them. */
export function CommandPalette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { frame } = useWords();
  return (
    <Palette opened={opened} onClose={onClose} words={frame.palette} size="lg">
      {(text) => <Results text={text} onClose={onClose} />}
    </Palette>
  );
}

function Results({ text, onClose }: { text: string; onClose: () => void }) {
  const { frame } = useWords();
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const isAsked = settled.length >= ENOUGH_LETTERS;
  const found = trpc.console.find.useQuery({ text: settled }, { enabled: isAsked });
  const { money } = useFormats();
  const places = PLACES.map(({ href, name, icon, letter }) => {
    return { key: href, href, label: frame.places[name], icon, keys: ['g', letter] };
  }).filter(({ label }) => isMeant(label, text));
  const acts = PALETTE_ACTS.map(({ href, name, icon }) => {
    return { key: name, href, label: frame.palette.acts[name], icon };
  }).filter(({ label }) => isMeant(label, text));
  const customers = (found.data?.customers ?? []).map(({ id, name, email, externalId }) => ({
    key: id,
    label: name ?? email ?? externalId ?? id,
    note: [email, externalId].filter(Boolean).join(' · '),
    href: `/admin/customers/${id}`,
    icon: UserRound,
  }));
  const purchases = (found.data?.purchases ?? []).map(({ id, orderId, amount, currency, customer }) => ({
    key: id,
    label: orderId,
    note: [money(amount, currency), customer].filter(Boolean).join(' · '),
    href: `/admin/purchases/${id}`,
    icon: Receipt,
  }));
  const count = places.length + acts.length + customers.length + purchases.length;
  return (
    <>
      <Group label={frame.palette.customers} entries={customers} onClose={onClose} />
      <Group label={frame.palette.purchases} entries={purchases} onClose={onClose} />
      <Group label={frame.palette.places} entries={places} onClose={onClose} />
      <Group label={frame.palette.doing} entries={acts} onClose={onClose} />
      {count === 0 && <Spotlight.Empty>{messageOf()}</Spotlight.Empty>}
    </>
  );

  function messageOf(): string {
    if (text.length < ENOUGH_LETTERS) return frame.palette.hint;
    if (found.isError) return frame.palette.failed;
    return text !== settled || found.isFetching ? frame.palette.searching : frame.palette.nothing;
  }
}

type GroupProps = { label: string; entries: readonly Entry[]; onClose: () => void };

function Group({ label, entries, onClose }: GroupProps) {
  const router = useRouter();
  useEffect(() => {
    for (const { href } of entries.slice(0, 1)) router.prefetch(href);
  }, [entries, router]);
  if (entries.length === 0) return null;
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    <Spotlight.ActionsGroup label={label}>
      {entries.map(({ key, label: name, note, href, icon: Icon, keys = NO_KEYS }) => (
        <Spotlight.Action
          key={key}
          label={name}
          description={note || undefined}
          leftSection={<Icon size={16} aria-hidden="true" />}
          rightSection={keys.length > 0 && <Keys keys={keys} />}
          closeSpotlightOnTrigger={false}
          onClick={() => go(href)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="hidden gap-1 sm:flex" aria-hidden="true">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded border border-line bg-surface px-1 text-center font-sans text-soft text-xs leading-5"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
