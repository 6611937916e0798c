import { parseAsString } from 'nuqs/server';

/** The filters of the audit as they stand in the address; the page reads them with the same words. */
export const auditParsers = {
  kind: parseAsString,
  who: parseAsString,
  subject: parseAsString,
  since: parseAsString,
  until: parseAsString,
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** No subject has it: what is no id finds nothing. */
const NOBODYS_ID = '00000000-0000-0000-0000-000000000000';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Asked = { readonly [Name in keyof typeof auditParsers]: string | null };

/** What the address says, as the API takes it; a day that is none is left out. */
export function asAuditQuery({ kind, who, subject, since, until }: Asked, cursor: string | null) {
  const id = subject?.trim().toLowerCase();
  return {
    noun: kind?.slice(0, 64),
    actor: who?.slice(0, 128),
    subjectId: id ? (UUID.test(id) ? id : NOBODYS_ID) : undefined,
    since: dayOf(since),
    until: dayOf(until),
    before: cursor && UUID.test(cursor) ? cursor : undefined,
    limit: 50,
  };
}

function dayOf(text: string | null): string | undefined {
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}
