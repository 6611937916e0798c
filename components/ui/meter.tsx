/** A bar filled to a share, 0 to 1. `label` says the numbers; they stand beside the bar for everyone else. */
export function Meter({ share, label, tone = 'leaf' }: { share: number; label: string; tone?: 'leaf' | 'gold' }) {
  const fill = tone === 'gold' ? 'bg-gold' : 'bg-leaf';
  const percent = Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 overflow-hidden rounded-full bg-track"
    >
      <div className={`h-full rounded-full ${fill}`} style={{ width: `${share > 0 ? Math.max(percent, 3) : 0}%` }} />
    </div>
  );
}
