/**
 * What in a new document would break a caller who was written for the old one: something gone, something newly required, a
 * value no longer taken, an answer of another kind.
 */

type Node = Readonly<Record<string, unknown>>;
type Side = { readonly root: Node; readonly node: Node };

const VERBS = ['get', 'post', 'put', 'patch', 'delete'];
/** Bounds a request must keep: each may only be widened. */
const UPPER = ['maximum', 'maxLength', 'maxItems'];
const LOWER = ['minimum', 'minLength', 'minItems'];

/** Sentences, each with the place it is about; none when every old caller goes on working. */
export function breakingChanges(before: object, after: object): string[] {
  const [old, now] = [sideOf(before), sideOf(after)];
  return namesIn(child(old, 'paths')).flatMap((path) =>
    VERBS.flatMap((verb) => {
      const was = child(child(child(old, 'paths'), path), verb);
      const is = child(child(child(now, 'paths'), path), verb);
      return was ? operationChanges(`${verb.toUpperCase()} ${path}`, was, is) : [];
    }),
  );
}

function operationChanges(place: string, was: Side, is: Side | null): string[] {
  if (!is) return [`${place} is gone`];
  const body = (side: Side) => down(side, ['requestBody', 'content', 'application/json', 'schema']);
  return [
    ...(same(was.node.security, is.node.security) ? [] : [`${place} needs another scope`]),
    ...parameterChanges(place, was, is),
    ...requestChanges(`${place} body`, body(was), body(is)),
    ...answerStatusChanges(place, was, is),
  ];
}

function parameterChanges(place: string, was: Side, is: Side): string[] {
  const [before, now] = [parametersOf(was), parametersOf(is)];
  const gone = [...before.keys()].filter((name) => !now.has(name)).map((name) => `${place} no longer takes ${name}`);
  const changed = [...now].flatMap(([name, parameter]) => {
    const known = before.get(name);
    const isRequired = parameter.node.required === true && known?.node.required !== true;
    const values = known ? requestChanges(`${place} ${name}`, child(known, 'schema'), child(parameter, 'schema')) : [];
    return isRequired ? [`${place} now requires ${name}`, ...values] : values;
  });
  return [...gone, ...changed];
}

function parametersOf(side: Side): Map<string, Side> {
  const list = side.node.parameters;
  const parameters = Array.isArray(list) ? list.map((node: Node) => resolved({ root: side.root, node })) : [];
  return new Map(
    parameters.map((parameter) => [`${String(parameter.node.in)} ${String(parameter.node.name)}`, parameter]),
  );
}

/** What is sent: whatever was taken before must be taken still. */
function requestChanges(place: string, was: Side | null, is: Side | null): string[] {
  if (!was || !is) return was ? [`${place} is no longer taken`] : [];
  if (!same(was.node.type, is.node.type)) return [`${place} is of another type`];
  const required = (side: Side) => listOf(side.node.required);
  return [
    ...listOf(was.node.enum).flatMap((word) => {
      return is.node.enum && !listOf(is.node.enum).includes(word) ? [`${place} no longer takes ${word}`] : [];
    }),
    ...boundChanges(place, was.node, is.node),
    ...required(is)
      .filter((name) => !required(was).includes(name))
      .map((name) => `${place}.${name} is now required`),
    ...eachProperty(was, is, (name, old, now) => {
      return now ? requestChanges(`${place}.${name}`, old, now) : [`${place}.${name} is no longer taken`];
    }),
    ...requestChangesOfItems(place, was, is),
  ];
}

function requestChangesOfItems(place: string, was: Side, is: Side): string[] {
  const [old, now] = [child(was, 'items'), child(is, 'items')];
  return old && now ? requestChanges(`${place}[]`, old, now) : [];
}

function boundChanges(place: string, was: Node, is: Node): string[] {
  const bound = (node: Node, name: string, open: number) => (typeof node[name] === 'number' ? node[name] : open);
  const tighter = [
    ...UPPER.filter((name) => bound(is, name, Infinity) < bound(was, name, Infinity)),
    ...LOWER.filter((name) => bound(is, name, -Infinity) > bound(was, name, -Infinity)),
  ];
  return tighter.map((name) => `${place} has a tighter ${name}`);
}

function answerStatusChanges(place: string, was: Side, is: Side): string[] {
  const successes = namesIn(child(was, 'responses')).filter((status) => status.startsWith('2'));
  return successes.flatMap((status) => {
    const schema = (side: Side) => down(side, ['responses', status, 'content', 'application/json', 'schema']);
    if (!child(child(is, 'responses'), status)) return [`${place} no longer answers ${status}`];
    return answerChanges(`${place} ${status}`, schema(was), schema(is));
  });
}

/** What is answered: whatever was there before must be there still, of the same kind. */
function answerChanges(place: string, was: Side | null, is: Side | null): string[] {
  if (!was || !is) return was ? [`${place} answers nothing any more`] : [];
  if (!same(was.node.type, is.node.type)) return [`${place} is of another type`];
  const required = (side: Side) => listOf(side.node.required);
  const [old, now] = [child(was, 'items'), child(is, 'items')];
  return [
    ...required(was)
      .filter((name) => !required(is).includes(name))
      .map((name) => `${place}.${name} may be missing now`),
    ...eachProperty(was, is, (name, before, after) => answerChanges(`${place}.${name}`, before, after)),
    ...(old ? answerChanges(`${place}[]`, old, now) : []),
  ];
}

type Compare = (name: string, was: Side, is: Side | null) => string[];

function eachProperty(was: Side, is: Side, compare: Compare): string[] {
  const [old, now] = [child(was, 'properties'), child(is, 'properties')];
  return namesIn(old).flatMap((name) => {
    const property = child(old, name);
    return property ? compare(name, property, child(now, name)) : [];
  });
}

function sideOf(document: object): Side {
  const root = document as Node;
  return { root, node: root };
}

function down(side: Side, names: readonly string[]): Side | null {
  return names.reduce<Side | null>((at, name) => child(at, name), side);
}

function child(side: Side | null, name: string): Side | null {
  const node = side?.node[name];
  return side && typeof node === 'object' && node !== null ? resolved({ root: side.root, node: node as Node }) : null;
}

function resolved({ root, node }: Side): Side {
  if (typeof node.$ref !== 'string') return { root, node };
  const target = node.$ref.split('/').slice(1);
  return target.reduce<Side>((at, name) => ({ root, node: (at.node[name] ?? {}) as Node }), { root, node: root });
}

function namesIn(side: Side | null): string[] {
  return side ? Object.keys(side.node) : [];
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
