import '../touch.css';
import type { ReactNode } from 'react';

/** The doors of the house: the pages nobody has to be signed in for. */
export default function DoorsLayout({ children }: { children: ReactNode }) {
  return children;
}
