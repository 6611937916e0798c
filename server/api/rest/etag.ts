import type { PartnerContext } from '#server/api/partner-procedures.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { RequestFault } from './request-fault.ts';

/** Answers with the version of what is shown, for `If-Match`. */
export function replyVersion(ctx: PartnerContext, version: number): void {
  ctx.reply.headers.ETag = `"${version}"`;
}

/**
 * An edit of the version that was read: only while that is the one `If-Match` names, where the caller sent it.
 * @throws RequestFault 412 `precondition_failed`
 */
export async function editVersion<T>(ctx: PartnerContext, version: number, edit: () => Promise<T>): Promise<T> {
  if (ctx.ifMatch !== null && !names(ctx.ifMatch, version)) throw preconditionFailed();
  try {
    return await edit();
  } catch (error) {
    const isRaced = error instanceof Refusal && error.code === 'version_changed';
    throw isRaced && ctx.ifMatch !== null ? preconditionFailed() : error;
  }
}

/** Weak tags never match here: an edit needs the very version. */
function names(ifMatch: string, version: number): boolean {
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(`"${version}"`);
}

function preconditionFailed(): RequestFault {
  return new RequestFault(412, 'precondition_failed', 'This was changed since you read it: read it again, then decide');
}
