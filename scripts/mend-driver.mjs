// Mends the PostgreSQL driver where it is installed: see docs/decisions/0019. Runs after every `npm install` and before every
// `npm start` and `npm test`, on any Node and with nothing installed: plain JavaScript only. Done twice, it does nothing.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is replaced, by file; the same text stands in the driver's modules of both kinds. */
const MENDS = {
  'connection.js': [
    // What was not written, and what was heard last, when a session ended is no part of the next one.
    [
      'incomings = null\n    clearImmediate(nextWriteTimer)\n    socket.removeListener',
      'incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = errorResponse = null\n    socket.removeListener',
    ],
    // Nobody waits for an answer from a session that is gone: else the next session would wait for it too, for ever.
    [
      "!hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))",
      "if (query || sent.length) {\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      query = null\n    }",
    ],
    // Without a session there is nobody to write to: whoever waits is told, and the process lives.
    [
      'function nextWrite(fn) {\n    const x = socket.write(chunk, fn)',
      `function nextWrite(fn) {
    if (!socket) {
      const gone = Errors.connection('CONNECTION_CLOSED', options, socket)
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      query && (queryError(query, gone), query = null)
      while (sent.length)
        queryError(sent.shift(), gone)
      return false
    }
    const x = socket.write(chunk, fn)`,
    ],
  ],
  'index.js': [
    // A transaction ends with its session: nothing of it, not even its rollback, is said to the next one.
    [
      '      , connection\n      , prepare = null\n',
      '      , connection\n      , lost = null\n      , prepare = null\n',
    ],
    [
      'new Promise((_, reject) => connection.onclose = reject)',
      'new Promise((_, reject) => connection.onclose = (e) => (lost = e, reject(e)))',
    ],
    [
      'q.catch(e => uncaughtError || (uncaughtError = e))\n        c.queue === full',
      'q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost)\n          return q.reject(lost)\n        c.queue === full',
    ],
  ],
};

/** Mends the driver below `root`. Fails when it is neither as known nor mended: then it has to be looked at anew. */
export function mendDriver(root) {
  for (const kind of ['src', path.join('cjs', 'src')]) {
    for (const [name, mends] of Object.entries(MENDS))
      mend(path.join(root, 'node_modules', 'postgres', kind, name), mends);
  }
}

function mend(file, mends) {
  const found = readFileSync(file, 'utf8');
  const mended = mends.reduce((text, [broken, whole]) => {
    if (text.includes(whole)) return text;
    if (text.split(broken).length !== 2) throw new Error(`${file} is not as it was when its faults were mended.`);
    return text.replace(broken, () => whole);
  }, found);
  if (mended === found) return;
  // A new file in the place of the old one: package managers share files between projects.
  writeFileSync(`${file}.mended`, mended);
  renameSync(`${file}.mended`, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) mendDriver(process.cwd());
