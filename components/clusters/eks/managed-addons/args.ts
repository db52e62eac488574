/**
 * Settings of an add-on that EKS manages.
 *
 * @example
 * ```ts
 * const coredns: EksManagedAddonArgs = { values: { replicaCount: 3 } };
 * ```
 */
export interface EksManagedAddonArgs {
  /**
   * Exact version, for instance `v1.2.3-eksbuild.4`. Required for an add-on that the component does not install by itself.
   * @default pinned for each minor version
   */
  readonly version?: string;
  /**
   * Configuration of the add-on, merged over the component's key by key. `aws eks describe-addon-configuration` shows the schema.
   * @default the component's
   */
  readonly values?: Record<string, unknown>;
  /**
   * ARNs of policies that a service account gets by EKS Pod Identity, by `namespace/serviceAccount`. The component itself gives the CNI
   * and the drivers of volumes their identities. @default none
   */
  readonly identities?: Record<string, string[]>;
}

/** The options of the add-ons that EKS manages. */
export interface AddonsArgs {
  /** Settings by managed add-on, for instance `coredns`. The name of another add-on in EKS' list installs it. @default none */
  readonly managedAddons?: Record<string, EksManagedAddonArgs>;
}
