'use client';

import { CalendarHeart, Flame, Layers, type LucideIcon, Repeat, ShoppingBag, Users, Wallet } from 'lucide-react';
import { useRef } from 'react';
import { useToasts } from '#components/ui/toasts.tsx';
import type { SeenValues } from '#server/insights/catalogue/contract.ts';
import type { AchievementDraft } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { comparisonNode } from './condition-tree.ts';
import { type CriteriaDraft, EMPTY_CRITERIA } from './criteria-draft.ts';
import { useSeenValues } from './seen-values.ts';

type Start = {
  readonly name: 'count' | 'spending' | 'streak' | 'collection' | 'weekend' | 'monthly' | 'referral';
  readonly icon: LucideIcon;
  /** The icon it gives the achievement. */
  readonly iconName: string;
  readonly criteria: (seen: SeenValues) => Partial<CriteriaDraft>;
};

const SPENT = 5_000_000;

const STARTS: readonly Start[] = [
  { name: 'count', icon: ShoppingBag, iconName: 'bag', criteria: () => ({ target: 5 }) },
  {
    name: 'spending',
    icon: Wallet,
    iconName: 'wallet',
    criteria: () => ({ type: 'spending', target: SPENT, window: { calendar: 'month' } }),
  },
  {
    name: 'streak',
    icon: Flame,
    iconName: 'flame',
    criteria: () => ({ type: 'streak', target: 4, unit: 'week' }),
  },
  {
    name: 'collection',
    icon: Layers,
    iconName: 'layers',
    criteria: ({ category }) => {
      const values = category.slice(0, 3);
      return { type: 'collection', field: 'category', values, need: Math.max(values.length, 1) };
    },
  },
  {
    name: 'weekend',
    icon: CalendarHeart,
    iconName: 'sun',
    criteria: () => ({ target: 3, where: comparisonNode('dayOfWeek', 'in', ['Sat', 'Sun']) }),
  },
  {
    name: 'monthly',
    icon: Repeat,
    iconName: 'repeat',
    criteria: () => ({ target: 3, window: { calendar: 'month' } }),
  },
  { name: 'referral', icon: Users, iconName: 'users', criteria: () => ({ type: 'referral', target: 1 }) },
];

type Props = {
  readonly draft: AchievementDraft;
  readonly setDraft: (how: (draft: AchievementDraft) => AchievementDraft) => void;
};

/** Rules many shops begin with: each fills in the form, and everything of it can be changed. */
export function StartingPoints({ draft, setDraft }: Props) {
  const { edit } = useAchievementWords();
  const { starts } = edit;
  const seen = useSeenValues();
  const toasts = useToasts();
  // What was filled in last; whatever else stands there was made by hand.
  const filled = useRef<CriteriaDraft>(EMPTY_CRITERIA);
  const begin = ({ name, iconName, criteria }: Start) => {
    const before = draft;
    const next = { ...EMPTY_CRITERIA, ...criteria(seen) };
    const recurrence = name === 'monthly' ? ({ kind: 'perWindow' } as const) : ({ kind: 'once' } as const);
    const isByHand = before.criteria !== filled.current;
    filled.current = next;
    setDraft((of) => ({ ...of, criteria: next, icon: iconName, recurrence }));
    if (isByHand) toasts.undoable(starts.replaced, () => setDraft(() => before));
  };
  return (
    <fieldset className="mb-4 min-w-0">
      <legend className="mb-1.5 text-soft text-sm">{starts.label}</legend>
      <div className="-mx-4 flex gap-2 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0">
        {STARTS.map((start) => (
          <button
            key={start.name}
            type="button"
            onClick={() => begin(start)}
            className="inline-flex h-8 shrink-0 cursor-pointer items-center gap-1.5 rounded border border-line bg-surface px-2.5 font-medium text-xs hover:border-leaf hover:text-leaf max-md:h-11 max-md:text-sm"
          >
            <start.icon className="size-4 text-leaf" aria-hidden="true" />
            {starts.names[start.name]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
