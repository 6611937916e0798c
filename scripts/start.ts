import { parseArgs } from 'node:util';
import { dataDirectory } from './product/database.ts';
import { demoFilePath } from './product/demo-file.ts';
import { type Product, startProduct } from './product/product.ts';
import { failWith, StartFailure, say } from './product/terminal.ts';
import { untilAskedToStop } from './product/until-asked.ts';

const OLDEST_NODE = 24;

main().catch(failWith);

async function main(): Promise<void> {
  requireNode();
  const dataDir = dataDirectory();
  say('Laurel');
  const asked = untilAskedToStop();
  const givingUp = new AbortController();
  const starting = startProduct({ root: process.cwd(), dataDir, port: chosenPort(), signal: givingUp.signal });
  const product = await Promise.race([starting, asked.then(() => undefined)]);
  if (product) {
    welcome(product, dataDir);
    await asked;
  }
  say('\nStopping ...');
  givingUp.abort();
  await starting.then((started) => started.stop()).catch(() => undefined);
  say('Stopped.');
  process.exit(0);
}

function chosenPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', short: 'p' } } });
  const text = values.port ?? (process.env.PORT || '3000');
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartFailure(`PORT must be a number from 1 to 65535, not "${text}".`);
}

function welcome(product: Product, dataDir: string): void {
  say(`\n  Laurel is ready at ${product.url}`);
  if (product.demo) {
    say(`\n  Customer  ${product.demo.customer.email}  ${product.demo.customer.password}`);
    say(`  Admin     ${product.demo.admin.email}  ${product.demo.admin.password}`);
    say(`  These, and an API token, are kept in ${demoFilePath(dataDir)}`);
  }
  say('  Ctrl-C stops it.\n');
}

function requireNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
  throw new StartFailure(`Laurel runs on Node.js ${OLDEST_NODE}, this is ${process.version}. Use "npm start".`);
}
