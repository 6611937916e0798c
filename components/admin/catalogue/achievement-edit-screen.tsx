'use client';

import { trpc } from '#components/trpc/client.tsx';
import { DetailSkeleton } from '../detail-skeleton.tsx';
import { PageHeader } from '../page-header.tsx';
import { QueryTrouble } from '../query-trouble.tsx';
import { AchievementEditor } from './achievement-editor.tsx';
import { useAchievementWords } from './achievement-words.ts';
import { ProgramProvider, type ProgramUnits } from './program-context.tsx';

/** An achievement to be edited, with its versions. */
export function AchievementEditScreen({ achievementKey, program }: { achievementKey: string; program: ProgramUnits }) {
  const words = useAchievementWords();
  const query = trpc.catalogue.achievements.read.useQuery({ key: achievementKey });
  if (!query.data) {
    return (
      <>
        <PageHeader title={words.title} up={{ href: '/admin/achievements', label: words.edit.up }} />
        {query.error ? <QueryTrouble error={query.error} onRetry={() => query.refetch()} /> : <DetailSkeleton />}
      </>
    );
  }
  return (
    <ProgramProvider program={program}>
      <AchievementEditor key={query.data.key} detail={query.data} />
    </ProgramProvider>
  );
}

/** The form of an achievement that is not there yet. */
export function AchievementNewScreen({ program }: { program: ProgramUnits }) {
  return (
    <ProgramProvider program={program}>
      <AchievementEditor detail={null} />
    </ProgramProvider>
  );
}
