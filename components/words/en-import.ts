/** The texts of the console's exchange of customers by files. */
export const importTexts = {
  import: 'Import',
  title: 'Import customers',
  lead: 'A CSV file with the columns externalId,email,name. Who is unknown is made, what is missing is filled in, nothing is overwritten.',
  file: 'CSV file',
  tooLong: 'The file is too large. Cut it into parts of at most 10,000 rows.',
  trying: 'Reading the file…',
  would: (created: string, filled: string, unchanged: string) =>
    `${created} would be made, ${filled} filled in, ${unchanged} stay as they are.`,
  did: (created: string, filled: string) => `${created} customers made, ${filled} filled in.`,
  refused: (count: string) => `${count} lines cannot be taken:`,
  line: (line: number, reason: string) => `Line ${line}: ${reason}`,
  more: (count: string) => `and ${count} more`,
  errors: 'Save these lines with their reasons',
  submit: 'Import',
  header: ['line', 'reason', 'externalId', 'email', 'name'],
};
