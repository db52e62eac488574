import { decode, Encoder, ExtensionCodec } from "@msgpack/msgpack";

/** Stands for a value that only a deployment knows. */
export const unknown = Object.freeze({ isUnknown: true });

/** How go-cty writes unknown values: an extension of type 0, or of type 12 with the known facts about the value. */
const extensions = new ExtensionCodec();
extensions.register({
  type: 0,
  encode: (value) => (value === unknown ? new Uint8Array([0]) : null),
  decode: () => unknown,
});
extensions.register({ type: 12, encode: () => null, decode: () => unknown });

const encoder = new Encoder({ extensionCodec: extensions });

/** A value on the wire. */
export interface DynamicValue {
  readonly msgpack: Uint8Array;
}

/** Writes a value for the wire. */
export function toWire(value: unknown): DynamicValue {
  return { msgpack: encoder.encode(value) };
}

/** Reads a value from the wire. */
export function fromWire({ msgpack }: DynamicValue): unknown {
  return decode(msgpack, { extensionCodec: extensions });
}
