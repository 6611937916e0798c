import { readFile, writeFile } from 'node:fs/promises';
import { breakingChanges } from '#server/api/rest/document/breaking-changes.ts';
import { openApiDocument } from '#server/api/rest/document/document.ts';
import { writtenFiles } from './partner/written-files.ts';

const SNAPSHOT = 'docs/openapi.json';

/** Writes the API's document, and what follows from it, into the repository. What would break callers is only written when that is meant. */
const document = openApiDocument();
const before = JSON.parse(await readFile(SNAPSHOT, 'utf8').catch(() => '{}'));
const broken = breakingChanges(before, document);
if (broken.length > 0 && !process.argv.includes('--accept-breaking')) {
  process.stderr.write(`This would break callers:\n  ${broken.join('\n  ')}\nIf it is meant: --accept-breaking\n`);
  process.exitCode = 1;
} else {
  for (const [file, text] of Object.entries(await writtenFiles(document))) {
    await writeFile(file, text);
    process.stdout.write(`${file} is written\n`);
  }
}
