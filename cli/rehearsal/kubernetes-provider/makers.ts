import type { KubernetesObject } from "../kubernetes";
import type { ProviderSettings } from "./settings";

/** A configured provider that creates objects. */
interface Maker {
  /** The name of its resource; undefined for a default provider. */
  readonly name: string | undefined;
  readonly settings: Pick<ProviderSettings, "kubeconfig" | "context">;
}

/** Remembers which provider created each object, because clusters may share an API server in a rehearsal. */
export class Makers {
  /** By the uid of the object. */
  readonly #byObject = new Map<string, Maker>();

  /** Notes that a provider created an object. */
  made(object: KubernetesObject, maker: Maker): void {
    this.#byObject.set(object.metadata.uid ?? "", maker);
  }

  /** Says how to separate two clusters whose objects have the same name; undefined if no provider of another cluster created the object. */
  collision(object: KubernetesObject, { name, settings }: Maker): string | undefined {
    const first = this.#byObject.get(object.metadata.uid ?? "");
    if (first === undefined || sameCluster(first.settings, settings)) {
      return undefined;
    }
    return `${providerNamed(first.name)} and ${providerNamed(name)} both create this object, and their clusters share an API server in this rehearsal. Give one of the objects another name or namespace, or rehearse each cluster in its own stack`;
  }
}

function sameCluster(one: Maker["settings"], other: Maker["settings"]): boolean {
  return one.kubeconfig === other.kubeconfig && one.context === other.context;
}

function providerNamed(name: string | undefined): string {
  return name === undefined ? "the default provider" : `provider "${name}"`;
}
