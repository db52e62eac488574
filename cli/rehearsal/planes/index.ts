export { ClusterPlanes } from "./cluster-planes";
export type { Plane } from "./plane";
export { sharingSentences } from "./sharing";
