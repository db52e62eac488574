import { shortened } from "../shortened";
import type { Surroundings, Unseen } from "./contract";
import { type Made, madeByControllers } from "./made-by-controllers";
import { groupOf, kindOf, labelOf, nameOf, namespaceOf, type PlainObject, shortKind } from "./objects";
import { type PodSource, podSources } from "./pods";

/** The target of a reference. */
export interface Reference {
  /** With its group: `Secret`, `Deployment.apps`. */
  readonly kind: string;
  /** Absent for kinds without namespaces. */
  readonly namespace?: string;
  readonly name: string;
}

/** Writes a reference for a message: `Secret boutique/db`. */
export function referenceText({ kind, namespace, name }: Reference): string {
  return `${shortKind(kind)} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

/** The objects of a cluster, by kind and name, and possible others. */
export class Inventory {
  readonly #byKind = new Map<string, PlainObject[]>();
  readonly #byName = new Map<string, PlainObject>();
  readonly #makers: ReadonlyMap<string, string>;
  readonly #made: readonly Made[];
  /** The objects that create pods. */
  readonly pods: readonly PodSource[];
  readonly #surroundings: Surroundings;

  constructor(objects: readonly PlainObject[], surroundings: Surroundings) {
    this.#surroundings = surroundings;
    for (const object of objects) {
      const kind = kindOf(object);
      const alike = this.#byKind.get(kind) ?? [];
      alike.push(object);
      this.#byKind.set(kind, alike);
      this.#byName.set(keyOf({ kind, namespace: namespaceOf(object), name: nameOf(object) }), object);
    }
    this.#makers = new Map(
      objects.filter((object) => makesMore(kindOf(object))).map((object) => [namespaceOf(object), labelOf(object)]),
    );
    this.#made = madeByControllers(this);
    this.pods = podSources(this);
  }

  /** Lists the objects of a kind, in all namespaces or in one. */
  all(kind: string, namespace?: string): PlainObject[] {
    const objects = this.#byKind.get(kind) ?? [];
    return namespace === undefined ? objects : objects.filter((object) => namespaceOf(object) === namespace);
  }

  /** Sources of objects that are not among the known ones. */
  get unseen(): readonly Unseen[] {
    return this.#surroundings.unseen;
  }

  find(reference: Reference): PlainObject | undefined {
    return this.#byName.get(keyOf(reference));
  }

  /** Returns the Secret or the ConfigMap that a controller creates under a name. */
  made({ kind, namespace, name }: Reference): Made | undefined {
    return this.#made.find(
      (made) => made.kind === kind && made.name === name && [undefined, namespace].includes(made.namespace),
    );
  }

  /**
   * Explains which charts and operators may create more objects, in a namespace or cluster-scoped.
   *
   * @param kind the kind that is looked for; undefined for anything that makes pods
   * @returns undefined if nobody does
   */
  mayBring(namespace?: string, kind?: string): string | undefined {
    const { own, unseen } = this.#surroundings;
    const here = unseen.filter(
      ({ kinds, ...one }) =>
        (namespace === undefined || [undefined, namespace].includes(one.namespace)) &&
        (kinds === undefined || kinds.includes(kind ?? "")),
    );
    const maker = namespace === undefined ? undefined : this.#makers.get(namespace);
    if (here.length > 0) {
      return `${shortened([...new Set(here.map(({ what }) => what))])} may create it`;
    }
    if (maker !== undefined) {
      return `the operator of ${maker} may create it`;
    }
    if (own === undefined || (namespace !== undefined && own.has(namespace))) {
      return undefined;
    }
    return namespace === undefined
      ? "the cluster may contain it"
      : `the program does not create the namespace ${namespace}`;
  }
}

function keyOf({ kind, namespace = "default", name }: Reference): string {
  return `${kind} ${namespace}/${name}`;
}

/** Groups of custom resources whose operators make no objects that others refer to, except those that `made-by-controllers.ts` knows. */
const quietGroups = new Set([
  "acme.cert-manager.io",
  "bitnami.com",
  "cert-manager.io",
  "cilium.io",
  "eks.amazonaws.com",
  "external-secrets.io",
  "generators.external-secrets.io",
  "karpenter.k8s.aws",
  "karpenter.sh",
  "keda.sh",
  "traefik.io",
  "trust.cert-manager.io",
]);

/** Kinds of Prometheus' operator that make pods and Services. */
const prometheusKinds = new Set(["Alertmanager", "Prometheus", "PrometheusAgent", "ThanosRuler"]);

/** Reports whether a kind is a custom resource from which an operator may make any objects beside it. */
function makesMore(kind: string): boolean {
  const group = groupOf(kind);
  if (group === "monitoring.coreos.com") {
    return prometheusKinds.has(shortKind(kind));
  }
  return group.includes(".") && !group.endsWith(".k8s.io") && !quietGroups.has(group);
}
