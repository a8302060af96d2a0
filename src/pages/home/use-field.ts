import { useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { type NameFault } from '@/call/prejoin';

/** A field of the form: what is typed, and what is wrong with it once that may be said. */
export interface Field {
  readonly value: string;
  /** How often the app itself has set it. */
  readonly setCount: number;
  /** What to show: what can't be right at once, that something is missing only after a visit. */
  readonly fault: NameFault | null;
  /** Whether the keyboard was asked to come to this field. */
  readonly asked: boolean;
  /** What it holds by now, also between two renders. */
  readonly latest: () => string;
  /** The person typed. */
  readonly type: (value: string) => void;
  /** The app fills it in. */
  readonly set: (value: string) => void;
  /** The person left the field, or wants to go on. */
  readonly touch: () => void;
  /** Brings the keyboard to this field. */
  readonly ask: () => void;
}

/**
 * The state of one field.
 *
 * @param initial - what it holds at first
 * @param faultOf - what is wrong with a value
 */
export function useField(initial: string, faultOf: (value: string) => NameFault | null): Field {
  const [{ value, setCount }, setHeld] = useState({ value: initial, setCount: 0 });
  const latest = useRef(initial);
  const [touched, setTouched] = useState(false);
  const [asked, setAsked] = useState(false);
  const fault = faultOf(value);
  const hold = (next: string, sets: 0 | 1) => {
    if (next === latest.current) return;
    latest.current = next;
    setHeld((held) => ({ value: next, setCount: held.setCount + sets }));
  };
  return {
    ...{ value, setCount, asked },
    fault: fault === 'empty' && !touched ? null : fault,
    latest: () => latest.current,
    type: (next) => hold(next, 0),
    set: (next) => hold(next, 1),
    touch: () => setTouched(true),
    ask() {
      // Taken back only now: when the field is left it would reach a slow phone late, and take the
      // keyboard from who is in the field again.
      if (!asked) return setAsked(true);
      setAsked(false);
      Taro.nextTick(() => setAsked(true));
    },
  };
}
