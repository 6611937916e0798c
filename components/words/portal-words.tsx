'use client';

import { type PortalWords, portalTexts } from './en-portal.ts';
import { useCatalogue } from './words.tsx';

const PORTAL = { en: portalTexts };

/** The texts of the customer's own pages. */
export function usePortalWords(): PortalWords {
  return useCatalogue(PORTAL);
}
