import type { PublicCloud, SimulatedResource, SimulatedState } from "../../components/testing";
import type { Fields } from "../values";
import type { CloudTypes, TypeFacts } from "./contract";
import type { CloudProvider } from "./provider";

/** A cloud as plans show it and rehearsals simulate it. */
export interface Cloud {
  readonly name: PublicCloud;
  /** The prefix of its types' tokens, for instance `aws:`. */
  readonly prefix: string;
  /** Simulates the cloud in rehearsals and tests. */
  readonly provider: CloudProvider;
  /** Every known type by token, including those that are not simulated. */
  readonly types: CloudTypes<TypeFacts>;
  /** The key of a stack's configuration that names the region, for instance `aws:region`. */
  readonly regionKey: string;
  /** The account and region of programs in tests. */
  readonly testPlace: { readonly accountId: string; readonly region: string };
  /** Answers for a type that is not simulated, in tests of programs. */
  readonly unknownType: (resource: SimulatedResource) => SimulatedState;
  readonly cluster: ClusterTypes;
  /** The token of its subnets and the range of one. A plan shows the subnet's name for a flow to its range. */
  readonly subnet: { readonly token: string; readonly range: (inputs: Fields) => string | undefined };
  /**
   * Lists the groups that can have members in the clusters of a program; `undefined` if an outside identity provider decides that.
   * @default undefined
   */
  readonly groups?: (resources: readonly Pick<SimulatedResource, "type" | "inputs">[]) => readonly string[] | undefined;
  /** Shortens an id by the parts that the provider's inputs already contain. */
  readonly shortId: (id: string, provider: Fields) => string;
}

/** The types that a cluster of a cloud is made of. */
export interface ClusterTypes {
  /** `kind` of a stack's cluster, for instance `eks`. */
  readonly kind: string;
  readonly controlPlane: string;
  readonly nodePool: string;
  /** Whether the cloud upgrades node pools automatically after their control plane. */
  readonly upgradesNodePools?: true;
}
