import type { NextRequest } from 'next/server';
import { ground, serving } from '#app/ground.ts';
import { answerAuth } from '#server/api/auth-door.ts';

export const dynamic = 'force-dynamic';

const answer = (request: NextRequest, route: { params: Promise<{ nextauth: string[] }> }) =>
  answerAuth(ground(), serving(), request, route);

export { answer as GET, answer as POST };
