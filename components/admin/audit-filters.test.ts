import { expect, it } from 'vitest';
import { asAuditQuery } from './audit-filters.ts';

const NOTHING = { kind: null, who: null, subject: null, since: null, until: null };

it('an address without filters asks for everything', () => {
  expect(asAuditQuery(NOTHING, null)).toEqual({ limit: 50 });
});

it('days that are none are left out, and so is a page that is none', () => {
  const query = asAuditQuery({ ...NOTHING, since: '2026-11-01', until: 'soon' }, 'next');
  expect(query).toEqual({ since: '2026-11-01', limit: 50 });
});

it('an id may be pasted with spaces and capitals; what is no id finds nothing rather than everything', () => {
  const id = '01a2282d-f62a-7188-a052-bafe1a09d327';
  expect(asAuditQuery({ ...NOTHING, subject: ` ${id.toUpperCase()} ` }, null).subjectId).toBe(id);
  expect(asAuditQuery({ ...NOTHING, subject: 'LR-10417' }, null).subjectId).toMatch(/^0+-/);
});
