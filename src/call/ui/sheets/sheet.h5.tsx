import { useSheetWords } from '../options/own-words';
import { useLayoutEffect, useRef, type PropsWithChildren } from 'react';
import { Icon } from '../kit/icon/icon';
import { Press } from '../kit/press/press';
import type { SheetProps } from './sheet-props';
import './sheet.scss';
import './sheet-dialog.scss';

/**
 * Something that lies over the call for a moment. A browser's own dialog: Escape closes it, keys and
 * screen readers reach nothing but what is in it, and whatever opened it has the focus again afterwards.
 */
export function Sheet({ id, title, onClose, children }: PropsWithChildren<SheetProps>) {
  const { close } = useSheetWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    // Browsers that are too old for it show the sheet all the same.
    if (current?.showModal) current.showModal();
    // Closed before it leaves the page: one that is only removed gives no focus back.
    return () => current?.close?.();
  }, []);
  return (
    <dialog
      ref={dialog}
      id={id}
      className="sheet"
      aria-label={title}
      aria-modal="true"
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) onClose();
      }}
    >
      <div className="sheet__shade" />
      <div className="sheet__panel">
        <div className="sheet__head">
          <span className="sheet__title">{title}</span>
          <Press id={`${id}-close`} className="sheet__close" ariaLabel={close} onPress={onClose}>
            <Icon name="close" />
          </Press>
        </div>
        {children}
      </div>
    </dialog>
  );
}
