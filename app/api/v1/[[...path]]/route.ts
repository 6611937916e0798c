import { partnerServices } from '#app/partner-services.ts';
import { PartnerDoor } from '#server/api/rest/partner-door.ts';

export const dynamic = 'force-dynamic';

let door: PartnerDoor | undefined;

/** The partner API, every verb of it: the door says which there are. */
const answer = (request: Request) => {
  door ??= new PartnerDoor(partnerServices());
  return door.handle(request);
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
