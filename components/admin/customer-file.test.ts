import { describe, expect, it } from 'vitest';
import { type FilePart, partsOf } from './customer-file.ts';

async function read(content: string | Uint8Array<ArrayBuffer>): Promise<FilePart[]> {
  const parts: FilePart[] = [];
  for await (const part of partsOf(new Blob([content]))) parts.push(part);
  return parts;
}

async function readOne(content: string): Promise<FilePart | undefined> {
  return (await read(content))[0];
}

describe('a file of customers', () => {
  it('names its columns in any order and any spelling, and others are left out', async () => {
    const part = await readOne('\uFEFFE-mail,Phone,External ID\nada@example.com,0801,c-1\n');
    expect(part?.rows).toEqual([{ line: 2, externalId: 'c-1', email: 'ada@example.com', name: '' }]);
    expect(part?.leftOut).toEqual(['Phone']);
  });

  it('is read with what our own export made harmless', async () => {
    const part = await readOne("externalId,name\nc-1,'=SUM(A1)\n");
    expect(part?.rows[0]?.name).toBe('=SUM(A1)');
  });

  it('says line by line what cannot be read', async () => {
    const part = await readOne(
      `externalId,email,name\nc-1,ada@example.com,Ada\nc-2\nc-1,,Again\n,ADA@example.com,\nc-3,,${'x'.repeat(1_001)}\n"c-4`,
    );
    expect(part?.rows.map(({ externalId }) => externalId)).toEqual(['c-1']);
    expect(part?.bad).toMatchObject([
      { line: 3, why: 'cells', cells: ['c-2'] },
      { line: 4, why: 'again', earlier: 2 },
      { line: 5, why: 'again', earlier: 2 },
      { line: 6, why: 'long' },
      { line: 7, why: 'torn' },
    ]);
  });

  it('comes in parts of a thousand rows at most, and the last one is the end', async () => {
    const lines = Array.from({ length: 2_500 }, (_, at) => `customer-${at},someone-${at}@example.com`);
    const parts = await read(`externalId,email\n${lines.join('\n')}`);
    expect(Math.max(...parts.map(({ rows }) => rows.length))).toBeLessThanOrEqual(1_000);
    expect(parts.flatMap(({ rows }) => rows)).toHaveLength(2_500);
    expect(parts.at(-1)?.share).toBe(1);
    const shares = parts.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  });

  it('of no use is refused with the reason', async () => {
    await expect(read('')).rejects.toMatchObject({ why: 'empty' });
    await expect(read('name,phone\nAda,0801\n')).rejects.toMatchObject({ why: 'header' });
    await expect(read(Uint8Array.from([0x65, 0x6d, 0x61, 0x69, 0x6c, 0x0a, 0xe9]))).rejects.toMatchObject({
      why: 'encoding',
    });
    await expect(read(new Uint8Array(51 * 1024 * 1024))).rejects.toMatchObject({ why: 'large' });
  });
});
