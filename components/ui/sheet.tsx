'use client';

import { Drawer, type DrawerProps } from '@mantine/core';
import { useFocusBack } from './focus-back.ts';

/** A dialog at an edge of the page. However late it is loaded, the focus goes back to what opened it. */
export function Sheet(props: DrawerProps) {
  useFocusBack(props.opened);
  return <Drawer {...props} returnFocus={false} />;
}
