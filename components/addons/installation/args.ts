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
  /** Where images come from. @default the makers' registries */
  readonly images?: ImageSource;
  /** The proxy for add-ons that connect to hosts outside the cluster. @default none */
  readonly proxy?: PlatformProxy;
  /** Where the add-on's pods run. @default any node */
  readonly placement?: Placement;
  /** If true, the cluster has the platform's own priority classes. @default false */
  readonly priorityClasses?: boolean;
  /** Certificate authorities for add-ons that connect to hosts outside the cluster. @default the authorities in the images */
  readonly caBundle?: CaBundle;
  /** Finds the offers of the cluster and the other add-ons. */
  readonly lookup: Lookup;
}
