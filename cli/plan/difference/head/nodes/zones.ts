import { labelOfPlanned, shownValue } from "../../words";
import type { Compared, HeadLine } from "../contract";

/**
 * Lists pools whose nodes leave a zone. A volume of that zone cannot be mounted elsewhere, so its pod never starts again:
 * https://kubernetes.io/docs/setup/best-practices/multiple-zones/#storage-access-for-zones
 */
export function zoneLines({ found }: Compared): HeadLine[] {
  return found.changed.flatMap(({ after, properties }) =>
    properties
      .filter(({ path, before: left, after: stays }) => isZoneOfPool(after.type, path) && left !== stays)
      .flatMap(({ before: left }): HeadLine[] =>
        left === undefined
          ? []
          : [
              {
                class: "unprotected",
                text: `${labelOfPlanned(after)}: its nodes leave zone ${shownValue(left)}; pods with volumes there cannot start`,
              },
            ],
      ),
  );
}

/** AKS and EKS replace a pool that gets other zones or subnets; GKE changes it in place. */
function isZoneOfPool(type: string, path: string): boolean {
  return type === "gcp:container/nodePool:NodePool" && path.startsWith("nodeLocations[");
}
