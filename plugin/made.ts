import * as pulumi from "@pulumi/pulumi";
import type { Kind } from "./components";

interface Entry {
  readonly kind: Kind;
  readonly component: pulumi.ComponentResource;
}

/** The components that a plugin has made, by their `reference`. */
export class Made {
  readonly #entries = new Map<string, Entry>();

  /** A second operation makes a component with the same reference again; later components refer to the newer one. */
  remember(reference: string, kind: Kind, component: pulumi.ComponentResource): void {
    this.#entries.set(reference, { kind, component });
  }

  /**
   * Finds a component that arguments refer to.
   *
   * @throws pulumi.RunError if it is of another kind, or of another program
   */
  find(path: string, kind: Kind, reference: unknown): pulumi.ComponentResource {
    const entry = typeof reference === "string" ? this.#entries.get(reference) : undefined;
    if (entry?.kind !== kind) {
      const given = entry === undefined ? describe(reference) : `the reference of a ${entry.kind}`;
      throw new pulumi.RunError(
        `${path}: expected the output "reference" of a ${kind} from this program and the same provider, got ${given}`,
      );
    }
    return entry.component;
  }
}

function describe(reference: unknown): string {
  return typeof reference === "string" ? JSON.stringify(reference) : "a value that is not known in a preview";
}
