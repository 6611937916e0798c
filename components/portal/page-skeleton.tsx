import { Skeleton } from '@mantine/core';
import { Card } from '#components/ui/card.tsx';

const SIX = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A page of the portal before its data: its head, its filters, and cards or rows where they will be. */
export function PageSkeleton({ label, shape }: { label: string; shape: 'cards' | 'rows' }) {
  const isRows = shape === 'rows';
  return (
    <div className="grid gap-6" role="status" aria-label={label}>
      <div>
        <Skeleton height={34} width={200} />
        <Skeleton height={18} width={280} className="mt-2.5" />
      </div>
      <Skeleton height={54} radius="xl" className="max-w-md" />
      <div className={isRows ? 'grid gap-2' : 'grid gap-3 sm:grid-cols-2 xl:grid-cols-3'}>
        {SIX.map((key) => (
          <Card key={key} className={`flex gap-3.5 p-4 ${isRows ? 'h-20' : 'h-32'}`}>
            <Skeleton height={44} circle />
            <div className="grow">
              <Skeleton height={14} width="55%" />
              <Skeleton height={12} width="80%" className="mt-2.5" />
            </div>
          </Card>
        ))}
      </div>
    </div>
  );
}
