/** A record of a CSV file; `line` is where it begins, counted from 1. `isTorn`: its quotes never ended. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[]; readonly isTorn?: true };

const DELIMITERS = [',', ';', '\t'] as const;
/** A record longer than this is no record: a quote was opened and never closed. */
const LONGEST_RECORD = 20_000;

/**
 * Reads a CSV file piece by piece, so that a long one is never held as a whole. The delimiter is the one the first line has most
 * of; empty lines are left out.
 */
export class CsvReader {
  #delimiter: string | null = null;
  #head = '';
  #cells: string[] = [];
  #cell = '';
  #length = 0;
  #line = 1;
  #begun = 1;
  #state: 'plain' | 'quoted' | 'closing' = 'plain';
  #records: CsvRecord[] = [];

  /** The records that end within this piece. */
  push(text: string): CsvRecord[] {
    if (this.#delimiter === null) {
      this.#head += text;
      if (!this.#head.includes('\n')) return [];
      return this.#readHead();
    }
    this.#read(text);
    return this.#handOver();
  }

  /** The record that ends with the file. */
  end(): CsvRecord[] {
    const headed = this.#delimiter === null ? this.#readHead() : [];
    if (this.#state === 'quoted') this.#tear();
    else if (this.#length > 0) this.#endRecord();
    return [...headed, ...this.#handOver()];
  }

  #readHead(): CsvRecord[] {
    const text = this.#head;
    this.#head = '';
    this.#delimiter = delimiterOf(text.split('\n', 1)[0] ?? '');
    this.#read(text);
    return this.#handOver();
  }

  #handOver(): CsvRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #read(text: string): void {
    for (const char of text) {
      this.#length += 1;
      if (this.#state === 'quoted') this.#takeQuoted(char);
      else this.#take(char);
    }
  }

  #take(char: string): void {
    if (char === '"') this.#takeQuote();
    else if (char === this.#delimiter) this.#endCell();
    else if (char === '\n') this.#endRecord();
    else if (char !== '\r') this.#cell += char;
  }

  #takeQuote(): void {
    const isOpening = this.#state === 'plain' && this.#cell === '';
    if (!isOpening) this.#cell += '"';
    if (isOpening || this.#state === 'closing') this.#state = 'quoted';
  }

  #takeQuoted(char: string): void {
    if (char === '"') {
      this.#state = 'closing';
      return;
    }
    if (char === '\n') this.#line += 1;
    this.#cell += char;
    if (this.#length > LONGEST_RECORD) this.#tear();
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#state = 'plain';
  }

  #endRecord(): void {
    this.#endCell();
    const isEmpty = this.#cells.length === 1 && this.#cells[0] === '';
    if (!isEmpty) this.#records.push({ line: this.#begun, cells: this.#cells });
    this.#line += 1;
    this.#begin();
  }

  /** Gives up on a record, and reads on as if it had ended here. */
  #tear(): void {
    this.#endCell();
    this.#records.push({ line: this.#begun, cells: this.#cells, isTorn: true });
    this.#begin();
  }

  #begin(): void {
    this.#cells = [];
    this.#length = 0;
    this.#begun = this.#line;
  }
}

function delimiterOf(line: string): string {
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}
