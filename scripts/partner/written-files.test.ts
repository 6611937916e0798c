import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openApiDocument } from '#server/api/rest/document/document.ts';
import type { PostmanCollection } from './postman-collection.ts';
import { writtenFiles } from './written-files.ts';

const document = openApiDocument();
const files = await writtenFiles(document);

it.each(Object.entries(files))(
  '%s is what the API’s document says (node scripts/openapi.ts writes it)',
  async (file, text) => {
    expect(await readFile(file, 'utf8')).toBe(text);
  },
);

it('the Postman collection holds every operation once, in a folder of its resource', () => {
  const collection = JSON.parse(files['docs/partner/laurel.postman_collection.json'] ?? '') as PostmanCollection;
  const sent = collection.item.flatMap(({ item }) =>
    item.map(({ request }) => `${request.method} /${request.url.path.join('/').replaceAll(/:(\w+)/g, '{$1}')}`),
  );
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(sent.toSorted()).toEqual(operations.toSorted());
});

it('the types change with the document, so that a program for another API does not compile', async () => {
  const { paths = {}, ...rest } = document;
  const other = { ...rest, paths: { '/orders': paths['/purchases'] ?? {} } };
  const types = (await writtenFiles(other))['docs/partner/laurel-api.d.ts'];
  expect(types).toContain('"/orders"');
  expect(types).not.toContain('"/purchases"');
});
