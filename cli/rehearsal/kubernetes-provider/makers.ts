import { describe, type KubernetesObject } from "../kubernetes";
import type { ProviderSettings } from "./settings";

/** A configured provider, as one that makes objects. */
interface Maker {
  /** The name of its resource; undefined for a default provider. */
  readonly name: string | undefined;
  readonly settings: Pick<ProviderSettings, "kubeconfig" | "context">;
}

/** Remembers which provider made each object: all clusters of a program share the API server of a rehearsal. */
export class Makers {
  readonly #byObject = new Map<string, Maker>();

  /** Notes that a provider made an object. */
  made(object: KubernetesObject, maker: Maker): void {
    this.#byObject.set(describe(object), maker);
  }

  /** Says how to part two clusters whose objects have the same name; undefined if no provider of another cluster made the object. */
  collision(object: KubernetesObject, { name, settings }: Maker): string | undefined {
    const first = this.#byObject.get(describe(object));
    if (first === undefined || sameCluster(first.settings, settings)) {
      return undefined;
    }
    return `${providerNamed(first.name)} has made it, and ${providerNamed(name)} makes it again. All clusters of a program share the API server of a rehearsal: give one of the two another name or namespace, or rehearse each cluster in a stack of its own`;
  }
}

function sameCluster(one: Maker["settings"], other: Maker["settings"]): boolean {
  return one.kubeconfig === other.kubeconfig && one.context === other.context;
}

function providerNamed(name: string | undefined): string {
  return name === undefined ? "the default provider" : `provider "${name}"`;
}
