import { isRecord } from "../../../../cli/values";

/** Texts of a simulated cloud, and the texts that another cloud gave in their place. */
export class OtherNames {
  readonly #byText = new Map<string, string>();

  /** Learns from two states of one resource. What the inputs say is left as it is. */
  learn(simulated: unknown, real: unknown, inputs: unknown): void {
    const given = new Set(textsIn(inputs));
    this.#learn(simulated, real, given);
  }

  /** Replaces every learnt text, also inside of others, the longest first. */
  in<Value>(value: Value): Value;
  in(value: unknown): unknown {
    if (typeof value === "string") {
      return this.#inText(value);
    }
    if (Array.isArray(value)) {
      return value.map((one: unknown) => this.in(one));
    }
    return isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [this.#inText(key), this.in(one)]))
      : value;
  }

  #learn(simulated: unknown, real: unknown, given: ReadonlySet<string>): void {
    if (typeof simulated === "string" && typeof real === "string") {
      if (simulated !== real && isName(simulated) && isName(real) && !given.has(simulated)) {
        this.#byText.set(simulated, real);
      }
    } else if (Array.isArray(simulated) && Array.isArray(real)) {
      simulated.forEach((one: unknown, index) => this.#learn(one, real[index], given));
    } else if (isRecord(simulated) && isRecord(real)) {
      Object.entries(simulated).forEach(([key, one]) => this.#learn(one, real[key], given));
    }
  }

  #inText(text: string): string {
    const known = [...this.#byText].sort(([one], [other]) => other.length - one.length);
    return known.reduce((changed, [simulated, real]) => changed.replaceAll(simulated, real), text);
  }
}

/** Shorter texts are words and numbers, which can stand for other things elsewhere. */
function isName({ length }: string): boolean {
  return length >= 8;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
