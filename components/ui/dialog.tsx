'use client';

import { Modal, type ModalProps } from '@mantine/core';
import { useFocusBack } from './focus-back.ts';
import { useCloseOnTop } from './layers.ts';

/** A dialog in the middle of the page. Esc closes it only where nothing lies over it; the focus goes back to what opened it. */
export function Dialog(props: ModalProps) {
  useFocusBack(props.opened);
  const close = useCloseOnTop(props.opened, props.onClose);
  return <Modal {...props} onClose={close} returnFocus={false} />;
}
