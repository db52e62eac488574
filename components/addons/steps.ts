/** The steps of an add-on's installation, in order. An add-on skips the steps that it does not need. */
export const stepNames = ["namespace", "crds", "secrets", "release", "resources"] as const;

/**
 * `namespace`: the namespace and its policies; `crds`: a chart with the CRDs alone; `secrets`: Secrets from the platform's stores; `release`:
 * the chart; `resources`: custom resources of the chart's kinds.
 */
export type StepName = (typeof stepNames)[number];
