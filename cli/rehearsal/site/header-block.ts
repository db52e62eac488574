import { decompressor, type Field } from "hpack.js";

/** The size of the table that HTTP/2 begins with. */
const tableSize = 4_096;

/** The headers of a connection in their binary form, which refers to headers before. https://www.rfc-editor.org/rfc/rfc7541 */
export class Fields {
  readonly #decompressor = decompressor.create({ table: { maxSize: tableSize } });
  #failure: Error | undefined;

  constructor() {
    this.#decompressor.on("error", (error) => (this.#failure = error));
  }

  /** Reads a block of headers. The blocks of a connection are read in their order. @throws Error if it is not one */
  decode(block: Buffer): Field[] {
    this.#decompressor.write(block);
    this.#decompressor.execute();
    if (this.#failure !== undefined) {
      throw this.#failure;
    }
    const fields: Field[] = [];
    for (let field = this.#decompressor.read(); field !== null; field = this.#decompressor.read()) {
      fields.push(field);
    }
    return fields;
  }

  /** Writes a block of headers that refers to nothing before. */
  encode(fields: readonly Field[]): Buffer {
    return Buffer.concat(fields.flatMap(({ name, value }) => [Buffer.of(0), ...text(name), ...text(value)]));
  }
}

/** A length in seven bits, or in as many bytes as it needs, and the text. */
function text(value: string): Buffer[] {
  const bytes = Buffer.from(value, "latin1");
  if (bytes.length < 127) {
    return [Buffer.of(bytes.length), bytes];
  }
  const length = [127];
  let rest = bytes.length - 127;
  for (; rest > 127; rest = Math.floor(rest / 128)) {
    length.push((rest % 128) + 128);
  }
  return [Buffer.from([...length, rest]), bytes];
}
