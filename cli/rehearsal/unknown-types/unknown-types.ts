import type { CloudType } from "../../clouds";
import { InstalledSdks } from "./installed-sdks";
import { typeByRule } from "./type-by-rule";

/** Makes types that nothing simulates, and remembers which ones a run met. */
export class UnknownTypes {
  readonly sdks: InstalledSdks;
  readonly #met = new Map<string, CloudType>();

  /** @param root the project's folder */
  constructor(root: string) {
    this.sdks = new InstalledSdks(root);
  }

  /** Returns a type by rule. */
  typeOf(token: string): CloudType {
    const known = this.#met.get(token) ?? typeByRule(token, this.sdks.typeOf(token));
    this.#met.set(token, known);
    return known;
  }

  /** Says which types nothing simulates. */
  played(): string[] {
    const tokens = [...this.#met.keys()].toSorted();
    return tokens.length === 0
      ? []
      : [
          `Nothing simulates these types: ${tokens.join(", ")}. Their resources are accepted as they are, and their outputs are made up from what the SDK declares.`,
        ];
  }
}
