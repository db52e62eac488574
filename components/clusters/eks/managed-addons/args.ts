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
   * Configuration of the add-on, key by key over the component's: `aws eks describe-addon-configuration` shows the schema.
   * @default the component's
   */
  readonly values?: Record<string, unknown>;
  /**
   * ARNs of policies by service account, as `namespace/serviceAccount`, which gets them by EKS Pod Identity. The CNI and the drivers of
   * volumes get their identity from the component. @default none
   */
  readonly identities?: Record<string, string[]>;
}

/** The options of the add-ons that EKS manages. */
export interface AddonsArgs {
  /** Settings by managed add-on, for instance `coredns`. Another name of EKS' list installs that add-on, too. @default none */
  readonly managedAddons?: Record<string, EksManagedAddonArgs>;
}
