import { useState } from 'react';
import type { NameFault } from '@/validation/ids';

/** A field of the form: what is typed, and what is wrong with it once that may be said. */
export interface Field {
  readonly value: string;
  /** What to show; `null` while the person has not been here yet. */
  readonly fault: NameFault | null;
  /** Whether the keyboard was asked to come to this field. */
  readonly asked: boolean;
  readonly change: (value: string) => void;
  /** The person left the field, or wants to go on: from now on faults are shown. */
  readonly touch: () => void;
  readonly ask: () => void;
}

/**
 * The state of one field.
 *
 * @param initial - what it holds at first
 * @param faultOf - what is wrong with a value
 */
export function useField(initial: string, faultOf: (value: string) => NameFault | null): Field {
  const [value, change] = useState(initial);
  const [touched, setTouched] = useState(false);
  const [asked, setAsked] = useState(false);
  return {
    value,
    fault: touched ? faultOf(value) : null,
    asked,
    change,
    touch() {
      setTouched(true);
      setAsked(false);
    },
    ask: () => setAsked(true),
  };
}
