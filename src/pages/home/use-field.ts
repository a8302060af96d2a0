import { useState } from 'react';
import type { NameFault } from '@/validation/ids';

/** A field of the form: what is typed, and what is wrong with it once that may be said. */
export interface Field {
  readonly value: string;
  /** What to show: what can't be right at once, that something is missing only after a visit. */
  readonly fault: NameFault | null;
  /** Whether the keyboard was asked to come to this field. */
  readonly asked: boolean;
  readonly change: (value: string) => void;
  /** The person left the field, or wants to go on. */
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
  const fault = faultOf(value);
  return {
    value,
    fault: fault === 'empty' && !touched ? null : fault,
    asked,
    change,
    touch() {
      setTouched(true);
      setAsked(false);
    },
    ask: () => setAsked(true),
  };
}
