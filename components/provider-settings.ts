/**
 * Settings of every Kubernetes provider that Keelson creates. Turns risky ones off explicitly, because the provider would otherwise read
 * them from the user's environment.
 */
export const safeProviderSettings = {
  enableServerSideApply: true,
  deleteUnreachable: false,
  enableConfigMapMutable: false,
  enablePatchForce: false,
  enableSecretMutable: false,
  skipUpdateUnreachable: false,
  upsertExistingObjects: false,
} as const;
