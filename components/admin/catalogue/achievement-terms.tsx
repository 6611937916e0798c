'use client';

import { ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useId, useState } from 'react';
import type { AchievementWords } from '#components/words/en-achievements.ts';
import type { AchievementDraft, Change } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { useComplaintsWithin } from './field-complaints.tsx';

const TermFields = dynamic(() => import('./term-fields.tsx').then((part) => part.TermFields));

type Props = { readonly draft: AchievementDraft; readonly onChange: Change };

/**
 * When and for whom an achievement counts, and what a refund does to it. Few rules need any of it, so what is in force stands
 * in one line until it is opened.
 */
export function AchievementTerms({ draft, onChange }: Props) {
  const { edit } = useAchievementWords();
  const complaintsWithin = useComplaintsWithin(['schedule', 'audience']);
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || complaintsWithin;
  const id = useId();
  return (
    <section className="min-w-0 rounded-md border border-line bg-surface">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpened(!isOpen)}
          className="flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-md px-4 py-2 text-left text-sm hover:bg-page/60"
        >
          <span className="font-semibold">{edit.terms}</span>
          <span className="min-w-0 flex-1 text-soft text-xs">{isOpen ? '' : termsOf(draft, edit).join(' · ')}</span>
          <ChevronDown
            className={`size-4 shrink-0 text-soft transition-transform ${isOpen ? 'rotate-180' : ''}`}
            aria-hidden="true"
          />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="border-line border-t p-4">
        {isOpen && <TermFields draft={draft} onChange={onChange} />}
      </div>
    </section>
  );
}

/** What of them is unlike most achievements, in a few words. */
function termsOf(draft: AchievementDraft, edit: AchievementWords['edit']): string[] {
  const { schedule, visibility, audience, reversal, isActive } = draft;
  const unusual = [
    ...(schedule === null ? [] : [edit.scheduled]),
    ...(audience === null ? [] : [edit.someOnly]),
    ...(visibility === 'public' ? [] : [edit.visibilities[visibility]]),
    ...(reversal === 'revoke' ? [] : [edit.reversals[reversal]]),
    ...(isActive ? [] : [edit.isOff]),
  ];
  return unusual.length === 0 ? [edit.termsUsual] : unusual;
}
