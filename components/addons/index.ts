export { AddonInstallation } from "./addon";
export * from "./catalogue";
export {
  type Addon,
  type AddonContext,
  type AddonDefinition,
  type AddonFactory,
  type AddonEnvironment,
  type AddonFacts,
  type AddonOffer,
  type AddonOverrides,
  type AddonScope,
  type BoundAddon,
  type CrdKind,
  type Crds,
  type CustomResourceManifest,
  defineAddon,
  type Lookup,
  type Need,
  type Provision,
  type StepName,
} from "./define";
export { installOrder, nobodyProvides, type OrderedStep } from "./order";
export { provideMany, provideOne } from "./provide";
