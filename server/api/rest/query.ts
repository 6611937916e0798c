import { textFault } from '#server/kernel/input.ts';
import { invalidFields, RequestFault } from './request-fault.ts';

/**
 * The query parameters of a URL: each known, each at most once, each a proper text.
 * @throws RequestFault 400 `unknown_parameter`, `malformed_query`; 422 `validation_failed`
 */
export function strictQuery(url: URL, known: ReadonlySet<string>): Record<string, string> {
  requireProperEscapes(url.search);
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (!known.has(name)) throw badParameter('unknown_parameter', name, 'is not a parameter of this request');
    if (Object.hasOwn(query, name)) throw badParameter('malformed_query', name, 'is given more than once');
    const fault = textFault(value);
    if (fault) throw invalidFields({ [name]: [fault] });
    query[name] = value;
  }
  return query;
}

function requireProperEscapes(search: string): void {
  try {
    decodeURIComponent(search);
  } catch {
    throw new RequestFault(400, 'malformed_query', 'The query holds escapes that are not UTF-8');
  }
}

function badParameter(code: string, name: string, why: string): RequestFault {
  const shown = name.slice(0, 64);
  return new RequestFault(400, code, `${shown} ${why}`, { errors: { [shown]: [why] } });
}
