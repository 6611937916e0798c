import { env } from 'node:process';
import { dataDirectory, openDatabase, prepareSchema } from './product/database.ts';
import { demoFilePath, readDemoFile, writeDemoFile } from './product/demo-file.ts';
import { prepareQueues } from './product/queues.ts';
import { failWith, say, step } from './product/terminal.ts';
import { seedDemo } from './seed-demo.ts';

main().catch(failWith);

/** Seeds the demo program of a database without starting the product. */
async function main(): Promise<void> {
  const dataDir = dataDirectory();
  const database = await openDatabase(dataDir);
  try {
    await prepareSchema(database.url);
    await prepareQueues(database.url);
    const earlier = await readDemoFile(dataDir);
    const access = await step('Preparing the demo program', () =>
      seedDemo(database.url, { renewAccess: earlier === undefined }),
    );
    if (!access) return say('The demo program is there already.');
    await writeDemoFile(dataDir, { url: env.NEXTAUTH_URL || 'http://localhost:3000', ...access });
    say(`How to sign in is in ${demoFilePath(dataDir)}`);
  } finally {
    await database.stop();
  }
}
