import protobuf from 'protobufjs';
import { schema } from './schema';

type Schema = typeof schema;

/** The name of a message in the schema. */
export type MessageName = keyof Schema;

interface Scalars {
  bool: boolean;
  bytes: Uint8Array;
  int32: number;
  int64: number;
  sint32: number;
  string: string;
  uint32: number;
  uint64: number;
}

type Value<T extends string> = T extends `${infer Item}[]`
  ? Value<Item>[]
  : T extends keyof Scalars
    ? Scalars[T]
    : T extends MessageName
      ? Message<T>
      : never;

/**
 * The shape of a message, derived from the schema. Every field is required, on purpose: the SDK sees
 * only what is physically on the wire (`0 === response.code` fails when a zero is left out), so the
 * compiler makes whoever sends a message state its zeros.
 */
export type Message<N extends MessageName> = {
  -readonly [Field in keyof Schema[N]]: Schema[N][Field] extends readonly [
    number,
    infer T extends string,
  ]
    ? Value<T>
    : never;
};

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(
    Object.entries(schema).map(([name, fields]) => [name, describe(fields)]),
  ),
});

/** proto2: a field that was set is written, be it zero. proto3 would leave it out. */
function describe(fields: Readonly<Record<string, readonly [number, string]>>) {
  return {
    edition: 'proto2',
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [id, type]]) => [
        name,
        type.endsWith('[]') ? { id, rule: 'repeated', type: type.slice(0, -2) } : { id, type },
      ]),
    ),
  };
}

/** Encodes a complete message. 64-bit fields are plain numbers: none here exceeds 2^53. */
export function encode<N extends MessageName>(name: N, message: Message<N>): Uint8Array {
  return root.lookupType(name).encode(message).finish();
}

/**
 * Decodes a message and fills in what the sender left out: zeros, empty text, empty lists.
 *
 * @throws when the bytes are not protobuf
 */
export function decode<N extends MessageName>(name: N, bytes: Uint8Array): Message<N> {
  const type = root.lookupType(name);
  const plain = type.toObject(type.decode(bytes), { longs: Number });
  return complete(name, plain) as Message<N>;
}

function complete(name: MessageName, given: Record<string, unknown>): Record<string, unknown> {
  const fields: Readonly<Record<string, readonly [number, string]>> = schema[name];
  return Object.fromEntries(
    Object.entries(fields).map(([field, [, type]]) => [field, completeValue(type, given[field])]),
  );
}

function completeValue(type: string, given: unknown): unknown {
  if (type.endsWith('[]')) {
    const items = Array.isArray(given) ? given : [];
    return items.map((item: unknown) => completeValue(type.slice(0, -2), item));
  }
  if (type in schema) {
    return complete(type as MessageName, (given ?? {}) as Record<string, unknown>);
  }
  if (given !== undefined) return given;
  if (type === 'bytes') return new Uint8Array();
  if (type === 'string') return '';
  return type === 'bool' ? false : 0;
}
