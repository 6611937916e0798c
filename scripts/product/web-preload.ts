// Loaded into the web process before the web framework.
import { env } from '#server/runtime/env.ts';
import { tellOwnAddresses } from './own-address.ts';

tellOwnAddresses(env().TRUST_PROXY);
