'use client';

import { useEffect, useState } from 'react';

/** The part of the page (by element id) that is being read: the last one whose top has passed the upper third. */
export function usePartInView(parts: readonly string[]): string {
  const [present, setPresent] = useState(parts[0] ?? '');
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setPresent(partAt(parts, window.innerHeight / 3));
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [parts]);
  return present;
}

function partAt(parts: readonly string[], line: number): string {
  let present = parts[0] ?? '';
  let nearest = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const top = document.getElementById(part)?.getBoundingClientRect().top;
    if (top !== undefined && top <= line && top > nearest) {
      nearest = top;
      present = part;
    }
  }
  return present;
}
