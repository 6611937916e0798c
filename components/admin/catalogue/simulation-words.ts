import { simulationTexts } from '#components/words/en-simulation.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: simulationTexts };

/** The texts of trying a rule. */
export function useSimulationWords() {
  return useCatalogue(LANGUAGES);
}
