export { ClusterPlanes } from "./cluster-planes";
export { keyOf } from "./key-of";
export type { Plane } from "./plane";
export { sharingSentences } from "./sharing";
