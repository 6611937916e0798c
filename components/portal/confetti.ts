'use client';

const COLOURS = ['#1c5638', '#4c9d6d', '#e3ba38', '#f2dd98', '#ffffff'];

const LEAVES_AND_GOLD = {
  particleCount: 90,
  spread: 75,
  startVelocity: 38,
  ticks: 140,
  scalar: 0.9,
  origin: { y: 0.75 },
  colors: COLOURS,
};

/** A short burst of leaves and gold; nothing for those who want no motion. */
export async function burst(): Promise<void> {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const { default: confetti } = await import('canvas-confetti');
  const canvas = document.createElement('canvas');
  canvas.className = 'pointer-events-none fixed inset-0 z-300 size-full';
  canvas.ariaHidden = 'true';
  document.body.append(canvas);
  // Its worker would come from a blob, which our content security policy refuses.
  const fire = confetti.create(canvas, { resize: true, useWorker: false });
  await fire(LEAVES_AND_GOLD);
  canvas.remove();
}
