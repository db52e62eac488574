import type { Addon, Cluster } from "keelson";
import type * as aws from "./aws";
import type * as azure from "./azure";
import type * as gcp from "./gcp";

/** What every cloud gets. */
export interface Shop {
  readonly domain: string;
  readonly tags: { readonly owner: string; readonly environment: string; readonly stack: string };
}

/** A cluster, and the add-ons that its cloud leaves to you. */
export interface Place {
  readonly cluster: Cluster;
  readonly addons: readonly Addon[];
}

/** The clouds, by the name that a stack's file gives. `require` loads the SDK of the stack's cloud alone, when it is needed. */
export const clouds: Readonly<Record<string, (shop: Shop) => Place>> = {
  aws: (shop) => (require("./aws") as typeof aws).onAws(shop),
  gcp: (shop) => (require("./gcp") as typeof gcp).onGoogleCloud(shop),
  azure: (shop) => (require("./azure") as typeof azure).onAzure(shop),
};
