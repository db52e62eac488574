import type { CloudPlace, CloudType } from "../clouds";
import type { Fields } from "../values";
import type { DeclaredType } from "./declared-type";
import { InstalledSdks } from "./installed-sdks";
import { typeByRule } from "./type-by-rule";
import { valueByRule } from "./value-by-rule";

/** Other sources that declare types and functions. */
export type DeclaredElsewhere = Pick<InstalledSdks, "typeOf" | "resultOf">;

const nowhere: DeclaredElsewhere = { typeOf: () => undefined, resultOf: () => undefined };

/** Makes types and answers functions that nothing simulates, and remembers which ones a run met. */
export class UnknownTypes {
  readonly sdks: InstalledSdks;
  readonly #met = new Map<string, CloudType>();
  readonly #asked = new Set<string>();
  readonly #existing = new Set<string>();

  readonly #used: DeclaredElsewhere;

  /**
   * @param root the project's folder
   * @param used the program's own declarations of types that no SDK declares
   */
  constructor(root: string, used: DeclaredElsewhere = nowhere) {
    this.sdks = new InstalledSdks(root);
    this.#used = used;
  }

  /** Returns a type by rule. */
  typeOf(token: string): CloudType {
    const known = this.#met.get(token) ?? typeByRule(token, this.#declared(token));
    this.#met.set(token, known);
    return known;
  }

  /** Returns the type of a resource that existed before the program, from its SDK's declarations; undefined if there are none. */
  existingType(token: string, id: string): CloudType | undefined {
    const declared = this.#declared(token);
    if (declared === undefined) {
      return undefined;
    }
    this.#existing.add(`${token} ${id}`);
    return typeByRule(token, declared);
  }

  /** Answers a function by rule: its inputs, and a value for each field that its SDK declares; undefined if the SDK declares none. */
  answerTo(token: string, inputs: Fields, place: CloudPlace): Fields | undefined {
    const declared = this.sdks.resultOf(token) ?? this.#used.resultOf(token);
    if (declared === undefined) {
      return undefined;
    }
    this.#asked.add(token);
    const [, , name = token] = token.split(":");
    const id = place.newId(`${name}-`, JSON.stringify(inputs));
    const question = { type: token, name, inputs, place, id };
    const made = Object.entries(declared).map(([field, form]) => [field, valueByRule(field, form, question)] as const);
    return { ...Object.fromEntries(made), ...inputs };
  }

  #declared(token: string): DeclaredType | undefined {
    return this.sdks.typeOf(token) ?? this.#used.typeOf(token);
  }

  /** Says which types and functions nothing simulates. */
  played(): string[] {
    const types = [...this.#met.keys()].toSorted().join(", ");
    const functions = [...this.#asked].toSorted().join(", ");
    const existing = [...this.#existing].toSorted().join(", ");
    const images = [...this.#met.keys()].filter((token) => /^docker(?:-build)?:.*:Image$/.test(token)).toSorted();
    const code = [...this.#met.keys()]
      .filter((token) => /^(?:command|pulumi-(?:nodejs|python)):/.test(token))
      .toSorted();
    return [
      ...(code.length === 0 ? [] : [`Commands and code of these types did not run: ${code.join(", ")}.`]),
      ...(images.length === 0 ? [] : [`No image is built or pushed: ${images.join(", ")}.`]),
      ...(types === ""
        ? []
        : [
            `These types are not simulated: ${types}. Any inputs are accepted, and outputs are invented from the SDK's declarations.`,
          ]),
      ...(functions === ""
        ? []
        : [`These functions are not simulated: ${functions}. Their results are invented from the SDK's declarations.`]),
      ...(existing === ""
        ? []
        : [
            `These resources are assumed to exist, because the program does not create them: ${existing}. Their outputs are invented from the SDK's declarations.`,
          ]),
    ];
  }
}
