/** A condition looked at part by part: not only why it fails, but how each of its comparisons came out. */
import type { Condition, ConditionValue } from '#server/loyalty/achievements/contract.ts';
import { compileCondition, compileItemCondition, type Test } from './conditions.ts';
import type { JsonValue, PurchaseItem, Reason } from './model.ts';
import type { Scene } from './scene.ts';

/** How one part of a condition came out: a group with its parts, or a comparison with what was seen. */
export type Examined =
  | { readonly kind: 'all' | 'any' | 'not'; readonly holds: boolean; readonly parts: readonly Examined[] }
  | {
      readonly kind: 'comparison';
      readonly holds: boolean;
      readonly field: string;
      readonly op: string;
      readonly expected: ConditionValue;
      readonly observed: JsonValue;
    };

/** Every part of a condition on a purchase, an activity or the customer. */
export function examineScene(condition: Condition, scene: Scene): Examined {
  return examine(condition, scene, compileCondition);
}

/** Every part of a condition on one line of a purchase. */
export function examineItem(condition: Condition, item: PurchaseItem): Examined {
  return examine(condition, item, compileItemCondition);
}

function examine<Subject>(
  condition: Condition,
  subject: Subject,
  compile: (condition: Condition) => Test<Subject>,
): Examined {
  const test = compile(condition);
  const holds = test.holds(subject);
  const part = (inner: Condition) => examine(inner, subject, compile);
  if ('all' in condition) return { kind: 'all', holds, parts: condition.all.map(part) };
  if ('any' in condition) return { kind: 'any', holds, parts: condition.any.map(part) };
  if ('not' in condition) return { kind: 'not', holds, parts: [part(condition.not)] };
  const reasons: Reason[] = [];
  test.explain(subject, !holds, reasons);
  const { field, op, value = true } = condition;
  return { kind: 'comparison', holds, field, op, expected: value, observed: reasons[0]?.observed ?? null };
}
