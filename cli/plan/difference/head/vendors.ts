import type { PlannedResource } from "../../planned-resource";
import type { Changed } from "../changes";
import type { Difference } from "../difference";
import { isOfChart } from "../of-chart";

/** Reports whether a release in another version renders an object. The chart's publisher then chose the settings. */
export function isVendors(resource: PlannedResource, { changed }: Pick<Difference, "changed">): boolean {
  return isOfChart(resource) && changed.some((each) => isNewVersion(each, resource));
}

function isNewVersion({ after, properties }: Changed, { parent }: PlannedResource): boolean {
  return (
    after.urn === parent && properties.some(({ path }) => /^(?:version|chart|spec\.source\.targetRevision)$/.test(path))
  );
}
