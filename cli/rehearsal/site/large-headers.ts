import net from "node:net";
import { Duplex, pipeline, Transform, type TransformCallback } from "node:stream";
import { Fields } from "./header-block";

/** The types of the frames that hold headers. https://www.rfc-editor.org/rfc/rfc9113#section-6 */
const frameTypes = { headers: 1, pushPromise: 5, continuation: 9 } as const;

/** Flags of these frames. */
const flags = { endStream: 1, endHeaders: 4, padded: 8, priority: 32 } as const;

const prefixLength = 9;
/** The largest content of a frame that every endpoint takes. */
const largestContent = 16_384;
/** Values from here on travel beside the frames. */
const largeLength = 8_192;

/** An HTTP/2 frame. */
interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly content: Buffer;
}

/** The headers of a stream that are not complete yet. */
interface Block {
  readonly first: Frame;
  readonly parts: Buffer[];
}

/** The headers of a block that are too large for Node.js, by name. */
type LargeValues = Readonly<Record<string, string>>;

/**
 * Takes large headers out of what an HTTP/2 server sends: Node.js receives none of more than 64 KiB, and has no setting for that.
 * https://nodejs.org/docs/latest-v20.x/api/http2.html#http2connectauthority-options-listener
 */
export class LargeHeaders extends Transform {
  readonly #fields = new Fields();
  readonly #values = new Map<number, LargeValues[]>();
  #received = Buffer.alloc(0);
  #block: Block | undefined;

  /** Returns the large headers of a stream's next block: first those of its answer, then those that trail it. */
  takeOf(stream: number): LargeValues {
    const [values = {}, ...later] = this.#values.get(stream) ?? [];
    if (later.length === 0) {
      this.#values.delete(stream);
    } else {
      this.#values.set(stream, later);
    }
    return values;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    try {
      this.#received = Buffer.concat([this.#received, chunk]);
      for (let frame = this.#next(); frame !== undefined; frame = this.#next()) {
        this.#receive(frame);
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  /** Returns the next complete frame, and forgets it. */
  #next(): Frame | undefined {
    const received = this.#received;
    const end = received.length < prefixLength ? undefined : prefixLength + received.readUIntBE(0, 3);
    if (end === undefined || received.length < end) {
      return undefined;
    }
    this.#received = received.subarray(end);
    return {
      type: received.readUInt8(3),
      flags: received.readUInt8(4),
      stream: received.readUInt32BE(5) % 2 ** 31,
      content: received.subarray(prefixLength, end),
    };
  }

  #receive(frame: Frame): void {
    if (frame.type === frameTypes.headers) {
      this.#block = { first: frame, parts: [blockIn(frame)] };
    } else if (frame.type === frameTypes.continuation && this.#block !== undefined) {
      this.#block.parts.push(frame.content);
    } else if (frame.type === frameTypes.pushPromise) {
      /* Later headers may refer to its own. */
      throw new Error("expected no promised streams, got one; connect with the setting enablePush: false");
    } else {
      this.push(encode(frame));
      return;
    }
    if ((frame.flags & flags.endHeaders) !== 0) {
      this.#complete(this.#block);
      this.#block = undefined;
    }
  }

  /** Sends headers on, except those that are large. */
  #complete({ first, parts }: Block): void {
    const fields = this.#fields.decode(Buffer.concat(parts));
    const large = fields.filter(({ value }) => value.length >= largeLength);
    const { stream } = first;
    const values = Object.fromEntries(large.map(({ name, value }) => [name, value]));
    this.#values.set(stream, [...(this.#values.get(stream) ?? []), values]);
    const kept = this.#fields.encode(fields.filter((field) => !large.includes(field)));
    for (let start = 0; start === 0 || start < kept.length; start += largestContent) {
      const isLast = start + largestContent >= kept.length;
      this.push(
        encode({
          type: start === 0 ? frameTypes.headers : frameTypes.continuation,
          flags: (start === 0 ? first.flags & flags.endStream : 0) | (isLast ? flags.endHeaders : 0),
          stream,
          content: kept.subarray(start, start + largestContent),
        }),
      );
    }
  }
}

/** Connects to an HTTP/2 server on this machine. @returns the connection, and the headers that it leaves out */
export function connectWithLargeHeaders(port: number): { readonly connection: Duplex; readonly large: LargeHeaders } {
  const socket = net.connect(port, "127.0.0.1");
  const large = new LargeHeaders();
  /* The reader of the connection gets the reason why it ended. */
  pipeline(socket, large, () => undefined);
  return { connection: Duplex.from({ readable: large, writable: socket }), large };
}

function blockIn({ content, flags: set }: Frame): Buffer {
  const isPadded = (set & flags.padded) !== 0;
  const start = (isPadded ? 1 : 0) + ((set & flags.priority) === 0 ? 0 : 5);
  return content.subarray(start, content.length - (isPadded ? content.readUInt8(0) : 0));
}

function encode({ content, flags: set, stream, type }: Frame): Buffer {
  const prefix = Buffer.alloc(prefixLength);
  prefix.writeUIntBE(content.length, 0, 3);
  prefix.writeUInt8(type, 3);
  prefix.writeUInt8(set, 4);
  prefix.writeUInt32BE(stream, 5);
  return Buffer.concat([prefix, content]);
}
