'use client';

const COLOURS = ['#1c5638', '#4c9d6d', '#e3ba38', '#f2dd98', '#ffffff'];

/** A short burst of leaves and gold; nothing for those who want no motion. */
export async function burst(): Promise<void> {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const { default: confetti } = await import('canvas-confetti');
  await confetti({
    particleCount: 90,
    spread: 75,
    startVelocity: 38,
    ticks: 140,
    scalar: 0.9,
    origin: { y: 0.75 },
    colors: COLOURS,
    disableForReducedMotion: true,
  });
}
