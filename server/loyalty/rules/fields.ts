/** The typed catalogue of fields a condition may ask for, and the operators of each type (domain: achievements). */
import type { Operator } from '#server/loyalty/achievements/contract.ts';

/** `money` is minor units; `metadata` takes the type of the value it is compared with. */
export type FieldType = 'money' | 'number' | 'text' | 'set' | 'boolean' | 'metadata';

/** What a condition stands on: a purchase, an activity, one line of a purchase, or the customer alone. */
export type Ground = 'purchase' | 'activity' | 'item' | 'audience';

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const NUMBERS: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'exists'];
const TEXTS: readonly Operator[] = ['eq', 'ne', 'in', 'nin', 'contains', 'startsWith', 'exists'];
const OPERATORS_BY_TYPE: Record<FieldType, readonly Operator[]> = {
  money: NUMBERS,
  number: NUMBERS,
  text: TEXTS,
  set: ['hasAny', 'hasAll', 'hasNone', 'exists'],
  boolean: ['eq', 'ne', 'exists'],
  metadata: [...new Set([...NUMBERS, ...TEXTS])],
};

const CUSTOMER: Record<string, FieldType> = {
  /** Level of the current badge before the fact; 0 without one. */
  'customer.badgeLevel': 'number',
  /** Calendar days since the customer's first purchase or activity; 0 on the first day. */
  'customer.tenureDays': 'number',
  'customer.totalPoints': 'number',
  /** Earlier purchases that are not refunded in full. */
  'customer.purchaseCount': 'number',
  /** Distinct achievements unlocked before the fact. */
  'customer.achievementCount': 'number',
};

const TIME: Record<string, FieldType> = { dayOfWeek: 'text', hour: 'number' };

const BY_GROUND: Record<Ground, Record<string, FieldType>> = {
  purchase: {
    amount: 'money',
    currency: 'text',
    channel: 'text',
    /** Units bought: the sum of the lines' quantities. */
    itemCount: 'number',
    sku: 'set',
    category: 'set',
    isFirstPurchase: 'boolean',
    ...TIME,
    ...CUSTOMER,
  },
  activity: { value: 'money', ...TIME, ...CUSTOMER },
  item: { sku: 'text', category: 'text', name: 'text', quantity: 'number', unitAmount: 'money' },
  audience: CUSTOMER,
};

/** Names of the fields on a ground, without the open family `metadata.*`. */
export function fieldsOn(ground: Ground): readonly string[] {
  return Object.keys(BY_GROUND[ground]);
}

/** The type of a field, or null where the ground has no such field. */
export function fieldType(ground: Ground, field: string): FieldType | null {
  const known = BY_GROUND[ground];
  if (Object.hasOwn(known, field)) return known[field] ?? null;
  const isOpen = ground === 'purchase' || ground === 'activity';
  return isOpen && /^metadata\..{1,100}$/.test(field) ? 'metadata' : null;
}

/** The operators a type allows. */
export function operatorsOf(type: FieldType): readonly Operator[] {
  return OPERATORS_BY_TYPE[type];
}
