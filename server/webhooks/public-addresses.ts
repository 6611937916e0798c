import ipaddr from 'ipaddr.js';
import { refusedInput } from '#server/kernel/input.ts';
import { MAX_URL } from './contract.ts';

const LOWEST_FREE_PORT = 1_024;
const HTTPS_PORT = 443;
const PRIVATE_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa|test|invalid|onion)\.?$/;
/** All of today's public IPv6 lies here; tunnels and translations of IPv4 inside it are named by the library. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** Public by number, private by use: the metadata and control address of a cloud. */
const CLOUD_CONTROL = new Set(['168.63.129.16']);

/** True for an address anybody on the internet can have; false for all others, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || CLOUD_CONTROL.has(parsed.toString())) return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
}

/** The host of a URL without the brackets of IPv6. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Why a receiver's address may not be called, or null. Names are judged by what they resolve to when they are dialled. */
export function urlFault(text: string, allowPrivate: boolean): string | null {
  if (text.length > MAX_URL || !URL.canParse(text)) return 'must be a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'must begin with https://';
  if (url.username || url.password) return 'must not contain a user name or a password';
  if (url.hash) return 'must not contain a fragment';
  return allowPrivate ? null : (portFault(url) ?? hostFault(hostOf(url)));
}

/**
 * The address in its normal form.
 * @throws Refusal `validation_failed`
 */
export function checkedUrl(text: string, allowPrivate: boolean): URL {
  const fault = urlFault(text, allowPrivate);
  if (fault) throw refusedInput({ url: [fault] });
  return new URL(text);
}

function portFault({ port }: URL): string | null {
  const number = port === '' ? HTTPS_PORT : Number(port);
  return number === HTTPS_PORT || number >= LOWEST_FREE_PORT ? null : 'must use port 443, or one from 1024 on';
}

function hostFault(host: string): string | null {
  const fault = 'must be a public address';
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : fault;
  return PRIVATE_NAMES.test(host) || !host.includes('.') ? fault : null;
}
