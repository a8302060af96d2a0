import type { CallbackForm } from '../options';

/** What the vendor tells a team's own server of: each event has fields of its own. */
export type CallbackEvent =
  'room_create' | 'room_login' | 'room_logout' | 'room_close' | 'stream_create' | 'stream_close';

/** A number that is written as it is: JavaScript's own end at 2^53. */
export class RawNumber {
  constructor(readonly digits: string) {}
}

export type CallbackFields = Readonly<
  Record<string, string | number | RawNumber | readonly string[]>
>;

export interface Callback {
  readonly event: CallbackEvent;
  readonly fields: CallbackFields;
}

/** The body of a request, in each of the forms. */
export const bodies: Readonly<
  Record<
    CallbackForm,
    { readonly type: string; readonly write: (fields: CallbackFields) => string }
  >
> = {
  json: { type: 'application/json', write: writeJSON },
  encoded: {
    type: 'application/json',
    write: (fields) => encodeURIComponent(writeJSON(fields)),
  },
  form: { type: 'application/x-www-form-urlencoded', write: writeForm },
};

function writeForm(fields: CallbackFields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const item of value) query.append(`${name}[]`, String(item));
    else query.append(name, value instanceof RawNumber ? value.digits : String(value));
  }
  return query.toString();
}

/** JSON in which a {@link RawNumber} is a number. */
function writeJSON(fields: CallbackFields): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    const text = value instanceof RawNumber ? value.digits : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${parts.join(',')}}`;
}
