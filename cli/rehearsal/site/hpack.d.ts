/** The part of `hpack.js` that Keelson uses, which has no declarations of its own. */
declare module "hpack.js" {
  import type { Duplex } from "node:stream";

  /** A header. */
  export interface Field {
    readonly name: string;
    readonly value: string;
  }

  /** Reads blocks that are written to it. */
  export interface Decompressor extends Duplex {
    /** Reads what was written. A failure is an event. */
    execute(): void;
    read(): Field | null;
  }

  export const decompressor: {
    create(options: { readonly table: { readonly maxSize: number } }): Decompressor;
  };
}
