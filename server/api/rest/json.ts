import { crowdFault, MAX_DEPTH, PROTOTYPE_KEYS, textFault } from '#server/kernel/input.ts';
import { invalidFields, RequestFault } from './request-fault.ts';

const COLON = 58;
const BACKSLASH = 92;

/**
 * Reads JSON from bytes, strictly: real UTF-8, no name twice in an object, no prototype names, at most 32 levels, no NUL
 * and no half of a surrogate pair.
 * @throws RequestFault 400 `malformed_json`, 422 `validation_failed`
 */
export function strictJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  const value = parsed(text);
  const names = new JsonInspection().namesIn(value);
  if (names !== namesWritten(text)) throw malformed('the body names a field twice in one object');
  return value;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('the body is not UTF-8');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('the body is not JSON');
  }
}

function malformed(why: string): RequestFault {
  return new RequestFault(400, 'malformed_json', why, { errors: { '': [why] } });
}

/** Walks a parsed value once; `path` leads to where it stands. */
class JsonInspection {
  readonly #path: (string | number)[] = [];

  /** How many names all objects in it have together. */
  namesIn(value: unknown): number {
    if (typeof value === 'string') this.#check(textFault(value));
    if (typeof value !== 'object' || value === null) return 0;
    if (this.#path.length >= MAX_DEPTH) this.#check(`is nested deeper than ${MAX_DEPTH}`);
    this.#check(crowdFault(value));
    return Array.isArray(value) ? this.#namesInList(value) : this.#namesInObject(value);
  }

  #namesInList(list: readonly unknown[]): number {
    return list.reduce((sum: number, element, index) => sum + this.#at(index, element), 0);
  }

  #namesInObject(object: object): number {
    let names = 0;
    for (const [name, value] of Object.entries(object)) {
      this.#check(textFault(name) && 'has a field whose name is not a proper text');
      names += 1 + this.#at(name, value);
    }
    return names;
  }

  #at(step: string | number, value: unknown): number {
    this.#path.push(step);
    if (typeof step === 'string' && PROTOTYPE_KEYS.has(step)) this.#check('is not a name a field can have');
    const names = this.namesIn(value);
    this.#path.pop();
    return names;
  }

  #check(fault: string | null): void {
    if (fault) throw invalidFields({ [this.#path.join('.')]: [fault] });
  }
}

/** Colons outside of texts: one for each name that was written. JSON.parse keeps only the last of equal names. */
function namesWritten(json: string): number {
  let names = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === COLON) names += 1;
    else if (code === QUOTE) at = endOfText(json, at);
  }
  return names;
}

const QUOTE = 34;

function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return json.length;
}
