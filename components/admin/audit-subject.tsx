import Link from 'next/link';
import type { Act } from './audit-screen.tsx';
import { useAuditWords } from './audit-words.ts';

/** Where things can be looked at. */
const WAYS: Readonly<Record<string, (id: string) => string>> = {
  customer: (id) => `/admin/customers/${id}`,
  purchase: (id) => `/admin/purchases/${id}`,
  cashback: (id) => `/admin/cashback?state=all&payment=${id}`,
  token: (id) => `/admin/developers?tab=tokens&token=${id}`,
  webhook: (id) => `/admin/developers?tab=webhooks&webhook=${id}`,
};

type Props = {
  readonly act: Pick<Act, 'subjectType' | 'subjectId' | 'subjectName'>;
  readonly isLink?: boolean;
};

/** What was acted on: its name after its kind, or the end of its id where it has none. */
export function AuditSubject({ act: { subjectType, subjectId, subjectName }, isLink = false }: Props) {
  const { subjectKind } = useAuditWords();
  const href = isLink && subjectId !== null ? WAYS[subjectType]?.(subjectId) : undefined;
  const name = subjectName ?? subjectId?.slice(-12);
  return (
    <>
      <span className={name ? 'text-soft' : ''}>{subjectKind(subjectType)}</span>{' '}
      {href ? (
        <Link href={href} className="font-medium text-leaf underline underline-offset-2">
          {name}
        </Link>
      ) : (
        <span className={subjectName ? '' : 'font-mono text-soft text-xs'}>{name}</span>
      )}
    </>
  );
}
