import type postgres from 'postgres';
import { v7 } from 'uuid';
import { sqlFault } from '../transaction.ts';

class Undone extends Error {}

/**
 * Tries a breach in a transaction that is always undone, deferred promises included. Answers which promise refused it: the
 * constraint's name, else what the database said. Empty when nothing did.
 */
export async function refusalOf(
  sql: postgres.Sql,
  breach: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<string> {
  try {
    await sql.begin(async (tx) => {
      await breach(tx);
      await tx`set constraints all immediate`;
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return '';
    const fault = sqlFault(error);
    if (!fault?.code.startsWith('23')) throw error;
    return fault.constraint || (error instanceof Error ? error.message : '');
  }
  return '';
}

type Values = Record<string, string | number | boolean | null | object>;

/** Writes a row like the one with this id, under a new id, with other values here and there. */
export function insertLike(tx: postgres.TransactionSql, table: string, id: string, changes: Values): Promise<unknown> {
  const values = JSON.stringify({ id: v7(), ...changes });
  return tx`
    insert into ${tx(table)} select (jsonb_populate_record(old, ${values}::text::jsonb)).* from ${tx(table)} old where id = ${id}`;
}

/** Changes the row with this id. */
export function change(tx: postgres.TransactionSql, table: string, id: string, changes: Values): Promise<unknown> {
  return tx`update ${tx(table)} set ${tx(changes)} where id = ${id}`;
}
