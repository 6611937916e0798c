import { metrics } from '#app/ground.ts';
import { partnerServices } from '#app/partner-services.ts';
import { PartnerDoor } from '#server/api/rest/partner-door.ts';
import { measured } from '#server/runtime/metrics.ts';

export const dynamic = 'force-dynamic';

let door: PartnerDoor | undefined;

/** The partner API, every verb of it: the door says which there are. */
const answer = (request: Request) => {
  const open = door ?? new PartnerDoor(partnerServices());
  door = open;
  return measured(metrics(), 'v1', () => open.handle(request));
};

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
