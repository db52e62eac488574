import { labelOfPlanned, shownValue } from "../../words";
import { eachChange } from "../found";
import { rule } from "../rule";

/**
 * Lists pools whose nodes leave a zone. A volume of that zone cannot be mounted elsewhere, so pods with such a volume cannot start again:
 * https://kubernetes.io/docs/setup/best-practices/multiple-zones/#storage-access-for-zones
 */
export const zoneLines = rule("unprotected", ({ found }) =>
  eachChange(found.changed, ({ path, before: left, after: stays }, { after }) =>
    isZoneOfPool(after.type, path) && left !== stays && left !== undefined
      ? `${labelOfPlanned(after)}: its nodes leave zone ${shownValue(left)}; pods with volumes there cannot start`
      : undefined,
  ),
);

/** AKS and EKS replace a pool that gets other zones or subnets; GKE changes it in place. */
function isZoneOfPool(type: string, path: string): boolean {
  return type === "gcp:container/nodePool:NodePool" && path.startsWith("nodeLocations[");
}
