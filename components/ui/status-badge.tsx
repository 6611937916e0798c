import { Ban, CircleAlert, CircleCheck, CircleDashed, CircleX, type LucideIcon, RotateCcw } from 'lucide-react';

/** How a state feels. Colour is never alone: each tone has its own icon beside the word. */
export type Tone = 'good' | 'waiting' | 'warning' | 'bad' | 'back' | 'off';

const LOOKS: Record<Tone, { readonly icon: LucideIcon; readonly className: string }> = {
  good: { icon: CircleCheck, className: 'bg-leaf-wash text-leaf' },
  waiting: { icon: CircleDashed, className: 'bg-track text-soft' },
  warning: { icon: CircleAlert, className: 'bg-gold-wash text-gold-ink' },
  bad: { icon: CircleX, className: 'bg-alert-wash text-alert-ink' },
  back: { icon: RotateCcw, className: 'bg-gold-wash text-gold-ink' },
  off: { icon: Ban, className: 'bg-track text-soft' },
};

/** A state as an icon and a word. */
export function StatusBadge({ tone, children }: { tone: Tone; children: string }) {
  const { icon: Icon, className } = LOOKS[tone];
  return (
    <span
      className={`inline-flex h-5.5 w-fit items-center gap-1 whitespace-nowrap rounded px-1.5 font-medium text-xs ${className}`}
    >
      <Icon className="size-3" aria-hidden="true" />
      {children}
    </span>
  );
}
