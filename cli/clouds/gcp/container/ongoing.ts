import type { CloudRule } from "../../contract";
import { lastPart } from "../names";
import { clusterIdOf } from "./node-pool-outputs";

/**
 * Refuses a change of a node pool while its cluster is being changed. The provider retries until its own timeout: `IsFailedPreconditionError` in
 * google/services/container/resource_container_node_pool.go https://github.com/hashicorp/terraform-provider-google/issues/3650
 */
export const clusterIsStill: CloudRule = ({ inputs }, account) => {
  const id = clusterIdOf({ inputs, place: account });
  const isChanging = account.ongoing.some((other) => other.operation === "update" && other.id === id);
  return isChanging
    ? {
        code: "failedPrecondition",
        message: `Operation operation-1700000000000 is currently upgrading cluster ${lastPart(id)}. Please wait and try again once it is done.`,
        transient: true,
      }
    : undefined;
};
