import { partnerServices } from '#app/partner-services.ts';
import { PartnerTrpcDoor } from '#server/api/rest/partner-trpc-door.ts';

export const dynamic = 'force-dynamic';

let door: PartnerTrpcDoor | undefined;

const answer = (request: Request) => {
  door ??= new PartnerTrpcDoor(partnerServices());
  return door.handle(request);
};

export { answer as GET, answer as POST };
