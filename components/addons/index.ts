export { AddonInstallation } from "./addon";
export * from "./catalogue";
export {
  type Addon,
  type AddonContext,
  type AddonDefinition,
  type AddonFactory,
  type AddonFacts,
  type AddonOverrides,
  type CrdKind,
  type Crds,
  type CustomResourceManifest,
  defineAddon,
  type Need,
  type Provision,
  type StepName,
} from "./define";
export { type InstallOrder, installOrder, meets, nobodyProvides, type OrderedStep } from "./order";
export { provideMany, provideOne } from "./provide";
