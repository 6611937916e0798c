import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type SourceFile = { readonly name: string; readonly text: string };

const SOURCE = /\.(ts|tsx|mjs|css)$/;
const LONGEST_FILE = 250;
/** Written by a generator from the API's document. */
const GENERATED = new Set(['docs/partner/laurel-api.d.ts']);
const VAGUE = /^(utils?|libs?|helpers?|commons?|types?|misc|shared)$/;
const UNFINISHED = /\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-nocheck|biome-ignore|oxlint-disable|eslint-disable/;
const PLAIN_ROOMS = /^(db|server|workers|components|scripts|e2e)\//;

/** What breaks the house's vocabulary: vague names, barrels, files that are too long, work left undone. One line each. */
export function vocabularyFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...nameFaults(file), ...textFaults(file)]);
}

/** The source files of a project, as git sees them: tracked, or new and not ignored. */
export function sourceFiles(root: string): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  const names = listed.split('\0').filter((name) => SOURCE.test(name) && !GENERATED.has(name));
  return names.flatMap((name) => {
    const text = readIfThere(path.join(root, name));
    return text === undefined ? [] : [{ name, text }];
  });
}

function nameFaults({ name }: SourceFile): string[] {
  const words = name.split('/').map((part) => part.replace(/\..*$/, ''));
  const vague = words
    .filter((word) => VAGUE.test(word))
    .map((word) => `${name}: "${word}" says nothing; name the noun`);
  const barrel = PLAIN_ROOMS.test(name) && /(^|\/)index\.tsx?$/.test(name);
  return barrel ? [...vague, `${name}: no barrels; import the file itself`] : vague;
}

function textFaults({ name, text }: SourceFile): string[] {
  const lines = text.split('\n');
  const long = lines.length - 1 > LONGEST_FILE ? [`${name}: ${lines.length - 1} lines, at most ${LONGEST_FILE}`] : [];
  if (name.startsWith('scripts/checks/')) return long;
  const undone = lines.flatMap((line, index) =>
    UNFINISHED.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
  );
  return [...long, ...undone];
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
