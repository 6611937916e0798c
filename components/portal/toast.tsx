'use client';

import { CloseButton } from '@mantine/core';
import { useFocusWithin, useHover, useMergedRef } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNewsWords } from '#components/words/news-words.tsx';

const STAYS_MS = 8_000;

type ToastProps = {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  /** It stays while a dialog is open above it. */
  readonly isHeld: boolean;
  readonly onClose: () => void;
};

/** Goes by itself after a while, but not while it is pointed at, focused or covered. */
export function Toast({ icon, children, isHeld, onClose }: ToastProps) {
  const { close } = useNewsWords();
  const { hovered, ref: pointedAt } = useHover<HTMLDivElement>();
  const { focused, ref: focusedIn } = useFocusWithin<HTMLDivElement>();
  const ref = useMergedRef(pointedAt, focusedIn);
  const stays = isHeld || hovered || focused;
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => latest.current(), STAYS_MS);
    return () => clearTimeout(timer);
  }, [stays]);
  return (
    <div
      ref={ref}
      className="pointer-events-auto relative flex w-full max-w-sm items-center gap-3.5 rounded-card border border-line bg-raised p-3.5 shadow-xl"
    >
      {icon}
      <div className="min-w-0 grow">{children}</div>
      <CloseButton size={44} aria-label={close} onClick={onClose} className="relative" />
    </div>
  );
}
