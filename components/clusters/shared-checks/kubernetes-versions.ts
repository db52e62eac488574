import { minor, minorVersion } from "../../checks";
import { expected, type Problem } from "../../problems";

/** The oldest minor version that a cloud still runs: 32 is 1.32. */
interface Support {
  readonly cloud: string;
  readonly oldest: number;
  readonly calendar: string;
  /** The services that still run older minor versions. @default none */
  readonly older?: string;
}

const gkeCalendar = "https://cloud.google.com/kubernetes-engine/docs/release-schedule";

/**
 * The clouds' calendars, read on 2026-11-30. Raise a number when a version's last day of support has passed.
 *
 * - EKS: extended support of 1.31 ended on 2026-11-26, extended support of 1.32 ends on 2027-03-23.
 * - GKE: a version has standard support for about 14 months after it enters the channel Regular. Extended support ends 24 months after that date, and
 * only the channel Extended has it (https://cloud.google.com/kubernetes-engine/versioning). The release schedule names 2024-10-25 for 1.31,
 * 2025-02-11 for 1.32 and 2025-06-03 for 1.33. Standard support of 1.33 ended on 2026-08-03
 * (https://github.com/endoflife-date/endoflife.date/blob/master/products/google-kubernetes-engine.md).
 * - AKS: community support of 1.33 ended in July 2026, and its platform support when 1.37 came in October. Long-term support lasts a year longer;
 * only an existing cluster can have it.
 */
const supports = {
  eks: {
    cloud: "EKS",
    oldest: 32,
    calendar: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  },
  gke: { cloud: "GKE", oldest: 34, calendar: gkeCalendar, older: 'releaseChannel "extended"' },
  "extended GKE": { cloud: "GKE", oldest: 32, calendar: gkeCalendar },
  aks: { cloud: "AKS", oldest: 34, calendar: "https://learn.microsoft.com/azure/aks/supported-kubernetes-versions" },
  "existing AKS": { cloud: "AKS", oldest: 32, calendar: "https://learn.microsoft.com/azure/aks/long-term-support" },
} as const satisfies Record<string, Support>;

/** Lists the mistakes in a Kubernetes minor version, and refuses a version that the cloud no longer offers. */
export function checkMinor(path: string, version: string, cloud: keyof typeof supports): Problem[] {
  const { cloud: name, oldest, calendar, older }: Support = supports[cloud];
  const isOld = minorVersion.test(version) && Number(version.slice("1.".length)) < oldest;
  const unless = older === undefined ? "" : `, or ${older}`;
  const fix = `${name} no longer supports this version; choose one of ${calendar}${unless}`;
  return isOld ? [expected(path, `a minor version from 1.${oldest}`, version, fix)] : minor(path, version);
}
