import type { Answer } from '../envelope.ts';

export function documentAnswer(_method: string): Answer {
  return { status: 200, headers: {}, body: '{}' };
}
