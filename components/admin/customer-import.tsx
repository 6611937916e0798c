'use client';

import { Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ActButton } from './act-button.tsx';
import { useImportWords } from './customer-import-words.ts';

/** Hardly any visit of the list imports. */
const ImportDialog = dynamic(() => import('./customer-import-dialog.tsx'), { ssr: false });

/** Takes customers from a file, after saying what it would do and which lines it cannot take. */
export function CustomerImportAction() {
  const words = useImportWords();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <ActButton icon={Upload} onClick={() => setOpened(true)}>
        {words.import}
      </ActButton>
      {opened && <ImportDialog onClose={() => setOpened(false)} />}
    </>
  );
}
