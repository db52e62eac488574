import type {
  AddonOverrides,
  CaBundle,
  ExternalDnsOptions,
  ImagePullSecret,
  ImageSource,
  Placement,
  PlatformProxy,
  TenantArgs,
} from "../../components";
import type { ApplicationName } from "../apps";

/*
 * The keys of a stack's file whose values are arguments of components. Their shapes are generated from these interfaces, and so is the shape of
 * `keelson:cluster`. So a new option of a component becomes a key without another edit.
 */

/** A tenant of the stack: the component's arguments, without the arguments that other keys of the stack set. */
export interface TenantConfig extends Omit<TenantArgs, "platform"> {
  /** Applications that the tenant runs. Use the names in `stacks/apps/index.ts`. @default none */
  readonly applications?: readonly ApplicationName[];
}

/** The stack's overrides of an add-on. The interface of the add-on checks the add-on's options. */
interface AddonConfig {
  /** Chart values and a chart version. @default none */
  readonly overrides?: AddonOverrides;
  /** Further installations of the add-on by name, each with its own options and overrides. Not every add-on supports this. @default none */
  readonly instances?: Readonly<Record<string, AddonConfig>>;
  readonly [option: string]: unknown;
}

/** The source of the stack's images. The secret `keelson:dockerConfig` contains the content of the pull secret. */
interface ImagesConfig extends Omit<ImageSource, "pullSecret"> {
  /** The Secret for pulling images. @default none: the nodes themselves have permission to pull */
  readonly pullSecret?: Omit<ImagePullSecret, "dockerConfig">;
}

/** The keys by name. */
export interface ComponentKeys {
  readonly addons: Readonly<Record<string, boolean | AddonConfig>>;
  readonly caBundle?: CaBundle;
  readonly dns?: ExternalDnsOptions;
  readonly images?: ImagesConfig;
  readonly placement?: Placement;
  readonly proxy?: PlatformProxy;
  readonly tenants: Readonly<Record<string, TenantConfig>>;
}
