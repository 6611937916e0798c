'use client';

import { useEffect, useState } from 'react';
import { useWords } from '#components/words/words.tsx';

const TICK_MS = 500;

/** Too many attempts, with the time left as it runs down. Those who listen hear it once, and once more at its end. */
export function WaitNote({ seconds }: { seconds: number }) {
  const { signIn: words } = useWords();
  const left = useSecondsLeft(seconds);
  return (
    <>
      <span className="sr-only">{left > 0 ? words.tooMany(seconds) : words.mayTryAgain}</span>
      <span aria-hidden="true" className="tabular-nums">
        {left > 0 ? words.tooMany(left) : words.mayTryAgain}
      </span>
    </>
  );
}

function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1_000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
