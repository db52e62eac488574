export { AddonInstallation } from "./addon";
export * from "./catalogue";
export { drainTime, loadBalancerService } from "./catalogue/load-balancer-service";
export { defineAddon, retirementOf } from "./define";
export type {
  Addon,
  AddonContext,
  AddonDefinition,
  AddonEnvironment,
  AddonFactory,
  AddonFacts,
  AddonIdentity,
  AddonOffer,
  AddonOverrides,
  AddonScope,
  BoundAddon,
  CrdKind,
  Crds,
  CustomResourceManifest,
  Identities,
  Lookup,
  Need,
  Provision,
  Retirement,
  StepName,
  ValuesContext,
} from "./definition";
export { installOrder, nobodyProvides, type OrderedStep } from "./order";
export { provideMany, provideOne } from "./provide";
