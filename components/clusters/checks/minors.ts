import { minor, minorVersion } from "../../checks";
import { expected, type Problem } from "../../problems";

/** The oldest minor version that a cloud still runs: 32 is 1.32. */
interface Support {
  readonly cloud: string;
  readonly oldest: number;
  readonly calendar: string;
}

/**
 * The clouds' calendars, read on 2026-11-30. Raise a number when a version's last day of support has passed.
 *
 * - EKS: extended support of 1.31 ended on 2026-11-26, that of 1.32 ends on 2027-03-23.
 * - GKE: 1.32, which came to the channel Regular in February 2025, is supported for 24 months in the channel Extended.
 * - AKS: community support of 1.33 ended in July 2026, and its platform support when 1.37 came in October. Long-term support, which a
 *   cluster made elsewhere may have, lasts a year longer.
 */
const supports = {
  eks: {
    cloud: "EKS",
    oldest: 32,
    calendar: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  },
  gke: { cloud: "GKE", oldest: 32, calendar: "https://cloud.google.com/kubernetes-engine/docs/release-schedule" },
  aks: { cloud: "AKS", oldest: 34, calendar: "https://learn.microsoft.com/azure/aks/supported-kubernetes-versions" },
  "existing AKS": { cloud: "AKS", oldest: 32, calendar: "https://learn.microsoft.com/azure/aks/long-term-support" },
} as const satisfies Record<string, Support>;

/** Lists the mistakes in a Kubernetes minor version that a cloud has to offer. */
export function checkMinor(path: string, version: string, cloud: keyof typeof supports): Problem[] {
  const { cloud: name, oldest, calendar } = supports[cloud];
  const isOld = minorVersion.test(version) && Number(version.slice("1.".length)) < oldest;
  const fix = `${name} no longer supports it; choose one of ${calendar}`;
  return isOld ? [expected(path, `a minor version from 1.${oldest}`, version, fix)] : minor(path, version);
}
