import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Position } from '#server/kernel/paging.ts';
import { RequestFault } from './request-fault.ts';

const MAC_BYTES = 16;
const POSITION = /^(\d{1,15})\.([0-9a-f-]{36})$/;

/**
 * Pages are continued by a cursor: where the page before ended, signed together with the list it belongs to (program, list,
 * order and filters), so that it can neither be altered nor carried to another list.
 */
export class Cursors {
  readonly #key: KeyObject;

  constructor(secret: string) {
    this.#key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'laurel partner api cursor', 32)));
  }

  seal(list: string, { at, id }: Position): string {
    const position = Buffer.from(`${at.getTime()}.${id}`);
    return Buffer.concat([this.#mac(list, position), position]).toString('base64url');
  }

  /** @throws RequestFault 400 `bad_cursor` */
  open(list: string, cursor: string): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const position = bytes.subarray(MAC_BYTES);
    const mac = this.#mac(list, position);
    const isOurs = bytes.length > MAC_BYTES && timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac);
    const [, at, id] = (isOurs && bytes.toString('base64url') === cursor && POSITION.exec(position.toString())) || [];
    if (!at || !id) throw badCursor();
    return { at: new Date(Number(at)), id };
  }

  #mac(list: string, position: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(list).update('\n').update(position).digest().subarray(0, MAC_BYTES);
  }
}

function badCursor(): RequestFault {
  const why = 'is not a cursor of this list';
  return new RequestFault(400, 'bad_cursor', `cursor ${why}`, { errors: { cursor: [why] } });
}
