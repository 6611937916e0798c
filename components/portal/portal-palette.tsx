'use client';

import '@mantine/spotlight/styles.layer.css';
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { LogOut, type LucideIcon, Moon, Sun, UserRound, Wallet } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { AchievementIcon } from '#components/ui/achievement-icon.tsx';
import { signOut } from '#components/ui/auth-requests.ts';
import { Palette } from '#components/ui/palette.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import { TABS } from './portal-places.ts';

type Entry = { readonly key: string; readonly label: string; readonly icon: ReactNode; readonly run: () => void };

/** Goes to any page, opens any achievement, changes how the pages look, and leaves. */
export function PortalPalette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { palette: words } = usePortalWords();
  return (
    <Palette opened={opened} onClose={onClose} words={words} radius="lg">
      {(text) => <Results text={text} onClose={onClose} />}
    </Palette>
  );
}

function Results({ text, onClose }: { text: string; onClose: () => void }) {
  const { palette: words } = usePortalWords();
  const places = usePlaces();
  const achievements = useAchievements();
  const deeds = useDeeds();
  const wanted = text.trim().toLowerCase();
  const fitting = (entries: readonly Entry[]) => entries.filter(({ label }) => label.toLowerCase().includes(wanted));
  const groups = [
    { label: words.places, entries: fitting(places) },
    { label: words.achievements, entries: wanted === '' ? [] : fitting(achievements) },
    { label: words.deeds, entries: fitting(deeds) },
  ].filter(({ entries }) => entries.length > 0);
  if (groups.length === 0) return <Spotlight.Empty>{words.nothing}</Spotlight.Empty>;
  return groups.map(({ label, entries }) => (
    <Spotlight.ActionsGroup key={label} label={label}>
      {entries.map(({ key, label: name, icon, run }) => (
        <Spotlight.Action
          key={key}
          label={name}
          leftSection={icon}
          closeSpotlightOnTrigger={false}
          onClick={() => {
            onClose();
            run();
          }}
        />
      ))}
    </Spotlight.ActionsGroup>
  ));
}

function usePlaces(): Entry[] {
  const { nav } = useWords();
  const { credit } = usePortalWords();
  const router = useRouter();
  const entryOf = (href: string, label: string, Icon: LucideIcon): Entry => {
    return { key: href, label, icon: <Icon size={16} aria-hidden="true" />, run: () => router.push(href) };
  };
  return [
    ...TABS.map(({ href, word, icon }) => entryOf(href, nav[word], icon)),
    entryOf('/cashback/store-credit', credit.title, Wallet),
    entryOf('/profile', nav.profile, UserRound),
  ];
}

/** Secret ones have no name to be found by. */
function useAchievements(): Entry[] {
  const router = useRouter();
  const { data } = trpc.portal.achievements.list.useQuery();
  const named = (data?.achievements ?? []).filter(({ name }) => name !== '');
  return named.map(({ id, name, icon }) => ({
    key: id,
    label: name,
    icon: <AchievementIcon name={icon} className="size-4" />,
    run: () => router.push(`/achievements?achievement=${id}`),
  }));
}

function useDeeds(): Entry[] {
  const { account } = useWords();
  const { palette: words } = usePortalWords();
  const { setColorScheme } = useMantineColorScheme();
  const deed = (label: string, Icon: LucideIcon, run: () => void): Entry => {
    return { key: label, label, icon: <Icon size={16} aria-hidden="true" />, run };
  };
  return [
    deed(words.light, Sun, () => setColorScheme('light')),
    deed(words.dark, Moon, () => setColorScheme('dark')),
    deed(account.signOut, LogOut, () => void signOut()),
  ];
}
