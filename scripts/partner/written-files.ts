import type { OpenAPIObject } from 'trpc-to-openapi';
import { clientTypes } from './client-types.ts';
import { postmanCollection } from './postman-collection.ts';

/** What partners get that is written from the API's document: the text of each file, by its path. */
export async function writtenFiles(document: OpenAPIObject): Promise<Record<string, string>> {
  return {
    'docs/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'docs/partner/laurel-api.d.ts': await clientTypes(document),
    'docs/partner/laurel.postman_collection.json': `${JSON.stringify(postmanCollection(document), null, 2)}\n`,
  };
}
