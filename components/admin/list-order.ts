import { parseAsStringLiteral } from 'nuqs/server';

/** The order of a list as it stands in its address: the newest first unless it says otherwise. */
export const orderParser = parseAsStringLiteral(['oldest']);

export type ListOrder = 'oldest' | null;

/** How a list by time is turned around, for the head of its column. */
export function timeOrder(order: ListOrder, turn: (order: ListOrder) => void) {
  return { isAscending: order === 'oldest', onTurn: () => turn(order === 'oldest' ? null : 'oldest') };
}
