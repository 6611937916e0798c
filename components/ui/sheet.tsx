'use client';

import { Drawer, type DrawerProps } from '@mantine/core';
import { useFocusBack } from './focus-back.ts';
import { useCloseOnTop } from './layers.ts';

/** A dialog at an edge of the page. Esc closes it only where nothing lies over it; the focus goes back to what opened it. */
export function Sheet(props: DrawerProps) {
  useFocusBack(props.opened);
  const close = useCloseOnTop(props.opened, props.onClose);
  return <Drawer {...props} onClose={close} returnFocus={false} />;
}
