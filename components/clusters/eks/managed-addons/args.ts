/** The options of the add-ons that EKS manages. */
export interface AddonsArgs {
  /** Versions by managed add-on; they take precedence over the component's. @default pinned for each minor version */
  readonly addonVersions?: Record<string, string>;
}
