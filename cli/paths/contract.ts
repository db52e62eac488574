import type { Fields } from "../values";
import type { ContainerPort } from "../wiring";

/** The network plugin whose rules for policies apply; `unknown` for a cluster without a description. */
export type Cni = "vpc-cni" | "cilium" | "dataplane-v2" | "calico" | "unknown";

/** Pods with the same labels, as policies see them. */
export interface PodEnd {
  readonly kind: "pods";
  /** For instance `Deployment shop/web`. */
  readonly name: string;
  readonly namespace: string;
  readonly namespaceLabels: Fields;
  readonly labels: Fields;
  /** The ports that their containers declare. */
  readonly ports: readonly ContainerPort[];
  /** Why these pods are only assumed, in which case a failure proves nothing. @default they are known */
  readonly assumed?: string;
}

/** An end without labels: any node, the API server, or something outside of the cluster. */
export interface AddressEnd {
  readonly kind: "nodes" | "api-server" | "outside";
  readonly name: string;
  /** All its addresses may appear. @default not known */
  readonly ranges?: readonly string[];
}

/** One end of a connection. */
export type End = PodEnd | AddressEnd;

/** A port of the called pods, after the Service has translated it. */
export interface Port {
  /** Absent if it is unknown, for instance because the pods do not declare the port that a Service names. */
  readonly number?: number;
  /** `TCP`, `UDP` or `SCTP`. */
  readonly protocol: string;
}

/** The Service through whose address a connection goes. */
interface Through {
  readonly port: number;
  readonly selector: Fields;
}

/** A connection that is to be judged. */
export interface Connection {
  readonly from: End;
  readonly to: End;
  readonly port: Port;
  /** @default the caller connects to the pods' own addresses */
  readonly through?: Through;
}

/** Pods that relay the API server's calls, by namespace and labels. */
interface Relay {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Policies and facts that the cluster's network adds to its objects. Ranges are in CIDR notation; an absent one is not known. */
export interface Fabric {
  readonly cni: Cni;
  readonly nodes?: readonly string[];
  readonly pods?: readonly string[];
  readonly services?: readonly string[];
  /** Where pods find the API server, as their policies see it. */
  readonly apiServer?: { readonly ranges: readonly string[]; readonly port: number };
  /** The sources of the API server's own calls, all of which must be admitted. */
  readonly callers: readonly (Relay | { readonly ranges: readonly string[] | undefined })[];
  /** Why pods resolve names without the pods of the cluster's DNS. @default they use them */
  readonly otherDns?: string;
}

/** How the connections among a cluster's objects end. */
export interface Paths {
  /** The number of connections that objects ask for. */
  readonly connections: number;
  /** Those that do not pass, one line each: `Ingress shop/web: backend web:80: expected …, got …; fix`. */
  readonly broken: readonly string[];
  /** Those about which not enough is known, with the reason. */
  readonly unknown: readonly string[];
  /** The number of pairs of pods and ports that were tried, a sample of them in a large cluster. */
  readonly tried: number;
  /** How many of these pass although no rule names them and a policy isolates the called pods. */
  readonly unnamed: number;
  /** The namespaces with pods that policies do not isolate, and the direction: `kube-system (in, out)`. */
  readonly open: readonly string[];
}
