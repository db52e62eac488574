import type { PublicCloud, SimulatedResource, SimulatedState } from "../../components/testing";
import { type Fields } from "../values";
import type { CloudTypes, TypeFacts } from "./contract";
import type { CloudProvider } from "./provider";

/** A cloud as plans show it and rehearsals simulate it. */
export interface Cloud {
  readonly name: PublicCloud;
  /** The first word of its types' tokens with its colon, for instance `aws:`. */
  readonly prefix: string;
  /** The part of its types that rehearsals and tests simulate. */
  readonly provider: CloudProvider;
  /** Every type of which something is known, by token. */
  readonly types: CloudTypes<TypeFacts>;
  /** The account and region of programs in tests. */
  readonly testPlace: { readonly accountId: string; readonly region: string };
  /** Answers tests of programs for a type that is not simulated. */
  readonly unknownType: (resource: SimulatedResource) => SimulatedState;
  /** `kind` of a stack's cluster in this cloud, and the types of its parts. */
  readonly cluster: ClusterTypes;
  /** The token of its subnets, and the range of one: a plan names a subnet where a flow goes to its range. */
  readonly subnet: { readonly token: string; readonly range: (inputs: Fields) => string | undefined };
  /** Shortens an id: drops what the provider's own inputs say already. */
  readonly shortId: (id: string, provider: Fields) => string;
}

/** The types that a cluster of a cloud is made of. */
export interface ClusterTypes {
  /** `kind` of a stack's cluster, for instance `eks`. */
  readonly kind: string;
  readonly controlPlane: string;
  readonly nodePool: string;
  /** Whether the cloud upgrades node pools by itself after their control plane. */
  readonly upgradesNodePools?: true;
}
