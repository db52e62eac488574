export { AddonInstallation } from "./addon";
export * from "./catalogue";
export { defineAddon } from "./define";
export type {
  Addon,
  AddonContext,
  AddonDefinition,
  AddonFactory,
  AddonEnvironment,
  AddonFacts,
  AddonOffer,
  AddonOverrides,
  AddonScope,
  BoundAddon,
  CrdKind,
  Crds,
  CustomResourceManifest,
  Lookup,
  Need,
  Provision,
  StepName,
} from "./definition";
export { installOrder, nobodyProvides, type OrderedStep } from "./order";
export { provideMany, provideOne } from "./provide";
