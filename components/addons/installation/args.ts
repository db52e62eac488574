import type { ChartSource } from "../../charts";
import type { Cluster } from "../../clusters/contract";
import type { ImageSource } from "../../images";
import type { Placement } from "../../placement";
import type { PlatformProxy } from "../../proxy";
import type { CaBundle } from "../../trust";
import type { BoundAddon } from "../addon";
import type { Lookup } from "../definition";

/** Arguments of an AddonInstallation. */
export interface AddonInstallationArgs {
  readonly addon: BoundAddon;
  readonly cluster: Cluster;
  readonly charts: ChartSource;
  /** Where images come from. @default their own registries */
  readonly images?: ImageSource;
  /** The proxy for add-ons that connect to hosts outside the cluster. @default none */
  readonly proxy?: PlatformProxy;
  /** Where pods run. @default on any node */
  readonly placement?: Placement;
  /** Whether the cluster has the platform's own priority classes. @default false */
  readonly priorityClasses?: boolean;
  /** Authorities for add-ons that connect to hosts outside the cluster. @default those in their images */
  readonly caBundle?: CaBundle;
  /** Finds the offers of the cluster and the other add-ons. */
  readonly lookup: Lookup;
}
