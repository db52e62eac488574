import { chartPurpose, type RegisteredResource } from "../../../components/testing";
import { chartOf } from "../label";

/** Returns the purpose of the first chart among resources that the catalogue knows, in a phrase. */
export function purposeOf(resources: readonly RegisteredResource[]): string | undefined {
  return resources
    .map((resource) => {
      const [chart = ""] = chartOf(resource).split("@");
      return chartPurpose(chart.slice(chart.lastIndexOf("/") + 1));
    })
    .find((purpose) => purpose !== undefined);
}
