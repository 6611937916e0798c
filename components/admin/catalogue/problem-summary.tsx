'use client';

import { useAchievementWords } from './achievement-words.ts';
import { useComplaints } from './field-complaints.tsx';

/** Everything that was refused, above the form: nothing is lost of what no field can show. */
export function ProblemSummary() {
  const { edit } = useAchievementWords();
  const problems = useComplaints();
  return (
    <div role="alert" className="empty:hidden">
      {problems.length > 0 && (
        <div className="mb-4 rounded-md bg-alert-wash px-4 py-3 text-alert-ink text-sm">
          <p className="font-semibold">{edit.problems}</p>
          <ul className="mt-1 list-disc pl-5">
            {problems.map(([path, sentence]) => (
              <li key={path}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
