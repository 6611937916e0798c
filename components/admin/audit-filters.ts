import { parseAsString } from 'nuqs/server';

/** The filters of the audit as they stand in the address; the page reads them with the same words. */
export const auditParsers = { kind: parseAsString, subject: parseAsString, until: parseAsString };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

type Asked = { readonly kind: string | null; readonly subject: string | null; readonly until: string | null };

/** What the address says, as the API takes it; what is no id and no day is left out. */
export function asAuditQuery({ kind, subject, until }: Asked, cursor: string | null) {
  const day = until && DAY.test(until) ? Date.parse(until) : Number.NaN;
  return {
    noun: kind?.slice(0, 64),
    subjectId: subject && UUID.test(subject) ? subject : undefined,
    until: Number.isNaN(day) ? undefined : new Date(day + DAY_MS),
    before: cursor && UUID.test(cursor) ? cursor : undefined,
    limit: 50,
  };
}
