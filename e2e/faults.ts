import type { BrowserContext } from '@playwright/test';

const OURS_WITHOUT_ADDRESS = /^(data|blob):/;
/** A request whose page was left has not failed. */
const LEFT = 'net::ERR_ABORTED';

/** Collects what must never happen on any page: errors in its console, failed requests, requests to anywhere else. */
export function faultsOf(context: BrowserContext, url: string): string[] {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (fault) => faults.push(`page: ${fault.error().message}`));
  context.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !OURS_WITHOUT_ADDRESS.test(address)) faults.push(`elsewhere: ${address}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'no answer';
    if (why !== LEFT) faults.push(`${why}: ${request.url()}`);
  });
  return faults;
}
