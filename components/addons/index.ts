export type { Addon, AddonFactory, AddonOverrides, BoundAddon, CatalogueEntry } from "./addon";
export { createStoredSecret, storeOf } from "./addon-secret";
export { catalogue, catalogueProviders } from "./catalogue-entries";
export type { ChartOrders, ChartVolume } from "./chart-orders";
export type { ChartReach, ClusterKind } from "./chart-reach";
export { defineAddon, retirementOf } from "./define";
export type {
  AddonContext,
  AddonDefinition,
  AddonEnvironment,
  AddonIdentity,
  AddonOffer,
  AddonScope,
  AddonSecret,
  CustomResourceManifest,
  Identities,
  Lookup,
  Need,
  Provision,
  StoredField,
  ValuesContext,
} from "./definition";
export {
  type AzureDnsCredentials,
  type AzureDnsZone,
  type CloudDnsZone,
  checkDnsZones,
  type DnsServerZone,
  type DnsZone,
  type Route53Zone,
  type TsigKey,
} from "./dns";
export type { ExposedHost } from "./exposed-host";
export type { AddonFacts, Crds, Retirement } from "./facts";
export type { IngressClassOptions } from "./ingress-class";
export { AddonInstallation, identityName } from "./installation";
export type { InstanceOptions } from "./instance";
export { checkInstances, type InstanceChoice, instancesOf } from "./instances";
export { drainTime, loadBalancerService } from "./load-balancer-service";
export type { StackTraceLanguage } from "./log-agent";
export { lookupOver } from "./lookup";
export { checkMonitors } from "./monitors";
export type { S3CompatibleStorage } from "./object-storage";
export { describeUnmet, installOrder, type OrderedStep } from "./order";
export { provideMany, provideOne } from "./provide";
export type { SearchEngine } from "./search-engine";
export { type AddonSetArgs, baseAddons, productionAddons } from "./sets";
export type { StepName } from "./steps";
export { checkStoredPullSecret, storedPullSecret, withStoredPullSecret } from "./stored-pull-secret";
export { afterArgoCd, checkHandOver } from "./under-argo-cd";
