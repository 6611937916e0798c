import { readFile, writeFile } from 'node:fs/promises';
import { breakingChanges } from '#server/api/rest/document/breaking-changes.ts';
import { openApiDocument } from '#server/api/rest/document/document.ts';

const SNAPSHOT = 'docs/openapi.json';

/** Writes the API's document into the repository. What would break callers is only written when that is meant. */
const document = openApiDocument();
const before = JSON.parse(await readFile(SNAPSHOT, 'utf8').catch(() => '{}'));
const broken = breakingChanges(before, document);
if (broken.length > 0 && !process.argv.includes('--accept-breaking')) {
  process.stderr.write(`This would break callers:\n  ${broken.join('\n  ')}\nIf it is meant: --accept-breaking\n`);
  process.exitCode = 1;
} else {
  await writeFile(SNAPSHOT, `${JSON.stringify(document, null, 2)}\n`);
  process.stdout.write(`${SNAPSHOT} is written\n`);
}
