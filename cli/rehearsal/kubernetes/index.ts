export { ApiError } from "./answer";
export { ApiClient, type ApiConnection } from "./client";
export { type ClusterAccess, connectCluster, listObjects, readObject } from "./cluster-access";
export { allObjectsPath, Discovery, objectPath, type ResourceKind } from "./discovery";
export { type Followed, follow } from "./follow";
export { confineKubeconfig, serverIn } from "./kubeconfig";
export {
  conditionOf,
  describe,
  hasCondition,
  idOf,
  type Json,
  type JsonObject,
  type KubernetesObject,
  type ObjectReference,
  parseId,
  part,
  referenceTo,
  toObject,
} from "./object";
export { type ObjectList, objectsIn } from "./object-list";
export { watchObject } from "./watch-object";
