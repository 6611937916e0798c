/** How each field of a condition is read from a fact. */
import { WEEKDAYS } from './fields.ts';
import type { PurchaseItem } from './model.ts';
import type { Scene } from './scene.ts';
import { unlockedCount } from './state.ts';

/** What a field shows: null where there is nothing. Money is bigint, a set is an array of texts. */
export type Observed = bigint | number | string | boolean | readonly string[] | null;
export type Observe<Subject> = (subject: Subject) => Observed;

const ON_SCENE: Record<string, Observe<Scene>> = {
  amount: (scene) => scene.purchase?.amount ?? null,
  currency: (scene) => scene.purchase?.currency ?? null,
  channel: (scene) => scene.purchase?.channel ?? null,
  itemCount: (scene) => (scene.purchase?.items ?? []).reduce((sum, item) => sum + item.quantity, 0),
  sku: (scene) => distinctOf(scene.purchase?.items ?? [], 'sku'),
  category: (scene) => distinctOf(scene.purchase?.items ?? [], 'category'),
  isFirstPurchase: (scene) => scene.state.purchaseCount === 0,
  value: (scene) => scene.activity?.value ?? null,
  dayOfWeek: (scene) => WEEKDAYS[scene.local.weekday] ?? null,
  hour: (scene) => scene.local.hour,
  'customer.badgeLevel': (scene) => scene.badgeLevel,
  'customer.tenureDays': (scene) => scene.tenureDays,
  'customer.totalPoints': (scene) => scene.state.totalPoints,
  'customer.purchaseCount': (scene) => scene.state.purchaseCount,
  'customer.achievementCount': (scene) => unlockedCount(scene.state.cycles),
};

const ON_ITEM: Record<string, Observe<PurchaseItem>> = {
  sku: (item) => item.sku,
  category: (item) => item.category,
  name: (item) => item.name,
  quantity: (item) => item.quantity,
  unitAmount: (item) => item.unitAmount,
};

/** The distinct SKUs or categories of lines, in the order they stand; lines without one are passed over. */
export function distinctOf(items: readonly PurchaseItem[], field: 'sku' | 'category'): string[] {
  const seen = new Set<string>();
  for (const item of items) {
    const value = item[field];
    if (value !== null) seen.add(value);
  }
  return [...seen];
}

/** The reader of a field of a purchase, an activity or the customer. @throws Error on a field that is not there */
export function observeScene(field: string): Observe<Scene> {
  if (field.startsWith('metadata.')) return observeMetadata(field.slice('metadata.'.length));
  return reader(ON_SCENE, field);
}

/** The reader of a field of one line of a purchase. @throws Error on a field that is not there */
export function observeItem(field: string): Observe<PurchaseItem> {
  return reader(ON_ITEM, field);
}

function reader<Subject>(readers: Record<string, Observe<Subject>>, field: string): Observe<Subject> {
  const found = Object.hasOwn(readers, field) ? readers[field] : undefined;
  if (!found) throw new Error(`no field is called ${field}`);
  return found;
}

function observeMetadata(name: string): Observe<Scene> {
  return (scene) => {
    const metadata = (scene.purchase ?? scene.activity)?.metadata ?? {};
    const value = Object.hasOwn(metadata, name) ? metadata[name] : null;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  };
}
