/** The resource options that are set on a resource, in Pulumi's own words. */
export interface RegisteredOptions {
  readonly protect?: boolean;
  /** A URN. */
  readonly deletedWith?: string;
  readonly retainOnDelete?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly replaceWith?: readonly string[];
  readonly hideDiffs?: readonly string[];
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  /** URNs, or what differs from the resource's own URN. */
  readonly aliases?: readonly (string | Readonly<Record<string, string | boolean>>)[];
  readonly additionalSecretOutputs?: readonly string[];
  /** Given to a remote component: package name to the URN of the provider. */
  readonly providers?: Readonly<Record<string, string>>;
  readonly import?: string;
  readonly version?: string;
  readonly pluginDownloadURL?: string;
}

/** A resource as the program registered it, before any provider or engine saw it. */
export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The URN of the parent; absent at the top of the stack. */
  readonly parent?: string;
  /** The URN of the provider that manages it; absent for components, and for a default provider. */
  readonly provider?: string;
  /** All the URNs it depends on, explicitly or through a property. */
  readonly dependsOn: readonly string[];
  /** Per input, the URNs that it comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Only those that are set; `protect`, `deletedWith` and `retainOnDelete` as inherited from the parents. */
  readonly options: RegisteredOptions;
  /** `"<unknown>"` for what a preview does not know, `"[secret]"` for secrets unless asked for in the clear. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The paths of the inputs that are secret, for instance `data` or `env[0].value`. */
  readonly secretInputs: readonly string[];
  /** Grouping only: nothing is made for it by a provider. */
  readonly component: boolean;
  /** A component whose children are made by its provider and cannot be seen here. */
  readonly opaque?: true;
  /** Read from what exists (`Type.get`), not made. */
  readonly read?: true;
}
