import { satisfies, validRange } from "semver";
import type { Finding } from "./finding";
import { versionText } from "./versions";

/**
 * Judges a chart's `kubeVersion` as Helm does: pre-releases count, and a range may leave out the patch version.
 *
 * @param range for instance `>=1.25.0-0`
 */
export function judgeKubeVersion(chart: string, range: string | undefined, target: number): Finding[] {
  const finding = { check: "charts", subject: `chart ${chart}` } as const;
  if (range === undefined) {
    return [];
  }
  const readable = range.replaceAll(/(\d+\.\d+)-0/g, (whole, minor: string, at: number) =>
    /\d\.$/.test(range.slice(0, at)) ? whole : `${minor}.0-0`,
  );
  if (validRange(readable) === null) {
    const message = `the check cannot read its kubeVersion "${range}"; compare the versions yourself`;
    return [{ ...finding, state: "unseen", message }];
  }
  if (satisfies(`${versionText(target)}.0`, readable, { includePrerelease: true })) {
    return [];
  }
  const message = `its kubeVersion "${range}" excludes ${versionText(target)}; upgrade the chart first`;
  return [{ ...finding, state: "blocker", message }];
}
