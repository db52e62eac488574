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
   * Exact version, for instance `v1.2.3-eksbuild.4`. Required for an add-on that the component does not install by itself. @default a fixed version
   * for each Kubernetes minor version
   */
  readonly version?: string;
  /**
   * Configuration of the add-on. It overrides the component's configuration, key by key. `aws eks describe-addon-configuration` shows the schema.
   * @default the component's configuration
   */
  readonly values?: Record<string, unknown>;
  /**
   * ARNs of policies for the add-on's service accounts. Each key is a service account, as `namespace/serviceAccount`. The service account gets the
   * policies through EKS Pod Identity. The CNI and the volume drivers get their identities from the component. @default none
   */
  readonly identities?: Record<string, string[]>;
}

/** The options of the add-ons that EKS manages. */
export interface AddonsArgs {
  /** Settings of managed add-ons by name, for instance `coredns`. To install a further add-on that EKS offers, add its name here. @default none */
  readonly managedAddons?: Record<string, EksManagedAddonArgs>;
}
