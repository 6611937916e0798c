import { describe, expect, it } from 'vitest';
import { run, together } from './statement.ts';
import { testDatabase } from './testing/database.ts';

const { db, sql } = await testDatabase();

describe('a list given to a statement', () => {
  it('arrives as it was, whatever is in its texts', async () => {
    const texts = [
      'plain',
      '',
      'NULL',
      'null',
      null,
      'a,b',
      '{a}',
      'say "hi"',
      'back\\slash',
      'two\nlines\tand\rmore',
      '\u0001',
      'ünïcödé',
      '🎉 "party" \\o/',
      ' space ',
      JSON.stringify({ text: 'quoted "twice" \\ and\nbroken', emoji: '🎉', lone: '\ud800' }),
    ];
    const rows = await run<{ text: string | null }>(db, 'select unnest($1::text[]) as text', [texts]);
    expect(rows.map(({ text }) => text)).toEqual(texts);
  });

  it('carries numbers, amounts, ids, instants and JSON', async () => {
    const id = '01a20584-f0bf-7716-85b0-68c22d652a21';
    const [row] = await run(
      db,
      `select a, b::text as b, c, d::jsonb as d, extract(epoch from e::timestamptz)::int as e
         from unnest($1::int[], $2::bigint[], $3::uuid[], $4::text[], $5::text[]) as row (a, b, c, d, e)`,
      [[7], ['1000000000000000'], [id], ['{"k": ["v", 1]}'], ['1970-01-01T00:01:00.000Z']],
    );
    expect(row).toEqual({ a: 7, b: '1000000000000000', c: id, d: { k: ['v', 1] }, e: 60 });
  });

  it('may be empty', async () => {
    expect(await run(db, 'select unnest($1::uuid[])', [[]])).toHaveLength(0);
  });
});

describe('statements that are started together', () => {
  it('run in their order on one transaction', async () => {
    await sql`create table steps (n serial, step text)`;
    const insert = (step: string) => run(db, 'insert into steps (step) values ($1)', [step]);
    await insert('before');
    await db.transaction((tx) => {
      return together(['a', 'b', 'c'].map((step) => run(tx, 'insert into steps (step) values ($1)', [step])));
    });
    const steps = await sql`select step from steps order by n`;
    expect(steps.map(({ step }) => step)).toEqual(['before', 'a', 'b', 'c']);
  });

  it('tell the fault that began it, after the last of them has ended', async () => {
    let ended = false;
    const failing = db.transaction((tx) => {
      const slow = run(tx, 'select pg_sleep(0)').finally(() => {
        ended = true;
      });
      return together([run(tx, 'select 1'), run(tx, 'select 1 / 0'), run(tx, 'select 2'), slow]);
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: '22012' } });
    expect(ended).toBe(true);
  });
});
