import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { deskWords } from '../../words/desk';
import { MicrophoneLevel } from '../../media/microphone-level.h5';
import { useIsOver, useMicrophoneOn, useMicrophones } from '../../react/hooks';
import { useCommands } from '../../react/provider';
import './microphone-menu.scss';

/** Where the arrows and their like lead, among so many entries. */
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Which microphone records, and how loud it is: behind a small button beside the microphone's own. */
export function MicrophoneMenu() {
  const { list, chosenID } = useMicrophones();
  const on = useMicrophoneOn();
  const over = useIsOver();
  const commands = useCommands();
  const w = deskWords().microphones;
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [wanted, setWanted] = useState(false);
  const open = wanted && !over;

  const entries = () =>
    Array.from(root.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? []);

  useLayoutEffect(() => {
    if (!open) return;
    entries()
      .find((entry) => entry.getAttribute('aria-checked') === 'true')
      ?.focus();
  }, [open]);

  useEffect(() => {
    if (!open) return undefined;
    const onPointerDown = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setWanted(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const step = STEPS[event.key];
    if (event.key === 'Escape') {
      setWanted(false);
      opener.current?.focus();
    } else if (event.key === 'Tab') setWanted(false);
    else if (step) {
      const all = entries();
      all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus();
    } else return;
    if (event.key !== 'Tab') event.preventDefault();
  };

  // Nothing to say before the browser has named any.
  if (list.length === 0) return null;
  const choices = [{ deviceID: '', name: w.system }, ...list];
  return (
    <div
      ref={root}
      className={`microphone-menu ${list.length < 2 ? 'microphone-menu--single' : ''}`}
      onKeyDown={onKeyDown}
    >
      <button
        ref={opener}
        type="button"
        id="microphones"
        className="press microphone-menu__open"
        disabled={over}
        title={w.open}
        aria-label={w.open}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setWanted(!open)}
      />
      {open ? (
        <div className="microphone-menu__panel">
          <div className="microphone-menu__title">{w.title}</div>
          <div role="menu" aria-label={w.title}>
            {choices.map(({ deviceID, name }, index) => (
              <button
                key={deviceID}
                type="button"
                role="menuitemradio"
                tabIndex={-1}
                className="press microphone-menu__choice"
                aria-checked={deviceID === chosenID}
                onClick={() => commands.chooseMicrophone(deviceID)}
              >
                {name || w.unnamed(index)}
              </button>
            ))}
          </div>
          {on ? (
            <div className="microphone-menu__level">
              <span>{w.level}</span>
              <MicrophoneLevel />
            </div>
          ) : (
            <div className="microphone-menu__level">{w.off}</div>
          )}
        </div>
      ) : null}
    </div>
  );
}
