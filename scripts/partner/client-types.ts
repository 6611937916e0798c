import { registerHooks } from 'node:module';

const HEAD = `/**
 * The partner API as types for openapi-fetch, written from docs/openapi.json by "node scripts/openapi.ts". Copy it into your
 * project; it needs nothing of Laurel.
 */

`;

// The generator prints with the compiler's own syntax tree, which TypeScript 7 does not offer: for it alone, "typescript" is version 5.
registerHooks({
  resolve: (name, context, next) =>
    next(name === 'typescript' && context.parentURL?.includes('/openapi-typescript/') ? 'typescript-5' : name, context),
});

/** The types of every path, body and answer of an OpenAPI document, as TypeScript text. */
export async function clientTypes(document: object): Promise<string> {
  const { astToString, default: openapiTypes } = await import('openapi-typescript');
  const tree = await openapiTypes(JSON.stringify(document), { alphabetize: true, defaultNonNullable: false });
  return HEAD + astToString(tree);
}
