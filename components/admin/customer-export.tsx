'use client';

import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import type { CustomerFilters } from '#server/insights/customers/contract.ts';
import { useImportWords } from './customer-import-words.ts';

const FILE = '/api/files/customers';

/** Every customer of the list's filters as a file; the browser writes it as it comes. */
export function CustomerExportLink({ filters }: { readonly filters: CustomerFilters }) {
  const words = useImportWords();
  const given = Object.entries(filters).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]));
  return (
    <Button
      component="a"
      href={`${FILE}?${new URLSearchParams(given)}`}
      download
      size="xs"
      variant="default"
      title={words.exportHint}
      leftSection={<Download size={14} aria-hidden="true" />}
    >
      {words.export}
    </Button>
  );
}
