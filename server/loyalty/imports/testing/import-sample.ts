import path from 'node:path';
import { onTestFinished } from 'vitest';
import { connect } from '#db/client.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ImportSourceInput } from '../contract.ts';
import { type ImportPurchasesInput, importPurchases } from '../import-purchases.ts';
import { PRESETS } from '../rules/presets.ts';
import { type ReportedRow, reportedRows } from '../stage-lines.ts';

type Wanted = {
  readonly programId: string;
  /** A file of `scripts/samples`. */
  readonly file: string;
  readonly source: ImportSourceInput;
  readonly reward?: ImportPurchasesInput['reward'];
};

/** The description of a file that a preset gives. */
export function presetSource(name: string): ImportSourceInput {
  const preset = PRESETS[name];
  if (!preset) throw new Error(`there is no preset ${name}`);
  return preset.source;
}

/** Imports a sample through a stage of its own, as the command does; answers the report and the rows left out. */
export async function importSample(ctx: Context, url: string, { programId, file, source, reward = null }: Wanted) {
  const session = connect(url, { singleSession: true, applicationName: 'laurel-import' });
  onTestFinished(() => session.close());
  const report = await importPurchases(ctx, session.db, {
    program: { id: programId, timeZone: 'Europe/London' },
    file: path.resolve(import.meta.dirname, '../../../../scripts/samples', file),
    source,
    reward,
    onProgress: () => undefined,
  });
  const left: ReportedRow[] = [];
  for await (const row of reportedRows(session.db)) left.push(row);
  return { report, left };
}
