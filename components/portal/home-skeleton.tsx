import { Skeleton } from '@mantine/core';
import { Card } from '#components/ui/card.tsx';

const FOUR = ['a', 'b', 'c', 'd'];

/** The home page before its data: the same shapes at the same places. */
export function HomeSkeleton({ label }: { label: string }) {
  return (
    <div className="grid gap-8" role="status" aria-label={label}>
      <Skeleton radius={24} className="!h-70 sm:!h-62" />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22.5rem]">
        <div className="grid gap-8">
          <Part>
            <div className="grid gap-3 sm:grid-cols-3">
              {FOUR.slice(1).map((key) => (
                <Card key={key} className="grid h-32 content-between p-4">
                  <Skeleton height={36} circle />
                  <Skeleton height={8} radius="xl" />
                </Card>
              ))}
            </div>
          </Part>
          <Part>
            <div className="grid gap-3 sm:grid-cols-2">
              {FOUR.map((key) => (
                <LineCard key={key} />
              ))}
            </div>
          </Part>
        </div>
        <div className="grid gap-8">
          <Part>
            <Skeleton height={196} radius={18} />
          </Part>
          <Part>
            <div className="grid gap-3">
              {FOUR.map((key) => (
                <LineCard key={key} />
              ))}
            </div>
          </Part>
        </div>
      </div>
    </div>
  );
}

function Part({ children }: { children: React.ReactNode }) {
  return (
    <div>
      <Skeleton height={22} width={150} className="mb-4" />
      {children}
    </div>
  );
}

function LineCard() {
  return (
    <Card className="flex h-28 gap-3.5 p-4">
      <Skeleton height={44} circle />
      <div className="grow">
        <Skeleton height={14} width="60%" />
        <Skeleton height={12} width="85%" className="mt-2.5" />
      </div>
    </Card>
  );
}
