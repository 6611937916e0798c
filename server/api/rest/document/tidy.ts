/**
 * Makes what the library writes fit for readers and for generated clients: no bounds that only say "a safe integer", no
 * regular expressions where a format says it, and answers that may gain fields later.
 */
export function tidied(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidied);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([name, value]) => !isNoise(name, value, node));
  return Object.fromEntries(entries.map(([name, value]) => [name, tidied(value)]));
}

function isNoise(name: string, value: unknown, owner: object): boolean {
  if (name === 'minimum') return value === Number.MIN_SAFE_INTEGER;
  if (name === 'maximum') return value === Number.MAX_SAFE_INTEGER;
  if (name === 'pattern') return 'format' in owner;
  return false;
}

/** An answer may gain fields: nothing in it forbids what is not named. */
export function opened(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(opened);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([name, value]) => name !== 'additionalProperties' || value !== false);
  return Object.fromEntries(entries.map(([name, value]) => [name, opened(value)]));
}

type Components = Record<string, Record<string, unknown>>;

/** The components that `roots` need, directly or through one another. */
export function neededComponents(components: Components, roots: unknown): Components {
  const needed = new Set<string>();
  const waiting = refsIn(roots);
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (needed.has(ref)) continue;
    needed.add(ref);
    const [kind = '', name = ''] = ref.split('/').slice(2);
    waiting.push(...refsIn(components[kind]?.[name]));
  }
  return Object.fromEntries(
    Object.entries(components).map(([kind, named]) => {
      const kept = Object.entries(named).filter(([name]) => needed.has(`#/components/${kind}/${name}`));
      return [kind, Object.fromEntries(kept)];
    }),
  );
}

function refsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === '$ref' ? [String(value)] : refsIn(value)));
}
