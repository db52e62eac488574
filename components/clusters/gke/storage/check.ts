import { collectProblems, type Problem } from "../../../problems";
import type { NetworkArgs } from "../network";
import type { GkeStorageArgs } from "./args";

/**
 * Lists the mistake of shared volumes in another project's network: Filestore reaches a Shared VPC only through private services access,
 * which its host project sets up. https://cloud.google.com/filestore/docs/shared-vpc
 */
export function checkStorage(args: {
  readonly projectId: string;
  readonly storage?: GkeStorageArgs;
  readonly vpc: NetworkArgs["vpc"];
}): Problem[] {
  const { projectId, storage, vpc } = args;
  const project = vpc.network?.split("/")[1];
  const isElsewhere = project !== undefined && project !== projectId;
  const message = `not supported yet in the network of another project (${project}); remove it`;
  return collectProblems([storage?.shared === true && isElsewhere && { path: "storage.shared", message }]);
}
