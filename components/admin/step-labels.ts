import { useFormats } from '#components/words/formats.tsx';

export const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** Days as machines read them: one, or an interval of ISO 8601. */
export const isoDays = (from: string, until: string) => (from === until ? from : `${from}/${until}`);

/** How a day, or some days together, are named: "23 Nov", "17 Nov – 23 Nov". */
export function useStepLabels() {
  const { day: dayText } = useFormats();
  return (from: string, until: string) => {
    const short = dayText(noonOf(from));
    return { short, label: from === until ? short : `${short} – ${dayText(noonOf(until))}` };
  };
}
