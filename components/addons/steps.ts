/** The steps of an add-on's installation, in order. An add-on skips the steps that it does not need. */
export const stepNames = ["namespace", "crds", "secrets", "release", "resources"] as const;

/**
 * A step of an add-on's installation. `namespace` creates the namespace and its policies. `crds` installs a chart that contains only CRDs. `secrets`
 * creates Secrets from the platform's stores. `release` installs the chart. `resources` creates custom resources of the chart's kinds.
 */
export type StepName = (typeof stepNames)[number];
