import type { Labels } from "./flows";

/** A name as Cilium matches it: exactly, or with `*` for any part of one label. */
export type CiliumName = { readonly matchName: string } | { readonly matchPattern: string };

/** Ports of a rule of a CiliumNetworkPolicy, and what may be asked of a DNS server there. */
export interface CiliumPorts {
  readonly ports: readonly { readonly port: string; readonly protocol: "TCP" | "UDP" }[];
  readonly rules?: { readonly dns: readonly CiliumName[] };
}

/** A rule of a CiliumNetworkPolicy, about what Cilium knows by what it is, not by its address. */
export interface CiliumRule {
  readonly fromEntities?: readonly string[];
  readonly toEntities?: readonly string[];
  readonly toEndpoints?: readonly { readonly matchLabels: Labels }[];
  readonly toFQDNs?: readonly CiliumName[];
  /** @default any */
  readonly toPorts?: readonly CiliumPorts[];
}
