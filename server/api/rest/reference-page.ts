import { API_ROOT } from './envelope.ts';

const SCRIPT = '/reference/scalar-1.72.1.js';
const STYLES = '/reference/laurel.css';

/** Nothing is asked of anybody but us: no fonts, no telemetry, no proxy, no assistant. */
const CONFIGURATION = {
  url: `${API_ROOT}/openapi.json`,
  theme: 'none',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  authentication: { preferredSecurityScheme: 'token' },
  metaData: { title: 'Laurel partner API' },
};

/** The reference makes style elements as it goes; each gets the nonce of the page, or the browser would not apply it. */
const WITH_NONCE = `
const { nonce } = document.currentScript;
const create = document.createElement.bind(document);
document.createElement = (...named) => Object.assign(create(...named), /^style$/i.test(named[0]) ? { nonce } : {});
`;

/** The page that shows the partner API to people. Scripts and styles run by the nonce of this answer only. */
export function referencePage(nonce: string): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}" nonce="${nonce}">
<title>Laurel partner API</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="${STYLES}">
</head>
<body>
<header class="home">
<a href="/"><img src="/icon.svg" alt="" width="28" height="28">Laurel</a>
<a href="/admin/developers">Console</a>
</header>
<main id="reference"></main>
<noscript>The reference needs JavaScript. The document itself: <a href="${API_ROOT}/openapi.json">openapi.json</a></noscript>
<script nonce="${nonce}">${WITH_NONCE}</script>
<script nonce="${nonce}" src="${SCRIPT}"></script>
<script nonce="${nonce}">Scalar.createApiReference('#reference', ${JSON.stringify(CONFIGURATION)})</script>
</body>
</html>
`;
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}
