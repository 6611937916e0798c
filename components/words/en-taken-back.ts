/** What became of cashback that was paid and is owed back since a refund; the same wherever it is told. */
export const TAKEN_BACK = {
  done: { credit: 'Taken off your store credit', cashback: 'Kept back from later cashback' },
  doneOn: (done: string, day: string) => `${done} on ${day}`,
  comes: 'Comes off your next cashback',
  stillComes: (left: string) => `${left} of it still comes off your next cashback`,
  underway: 'Kept back from cashback that is on its way',
};
