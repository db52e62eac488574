export { type ClusterAutoscalerOptions, clusterAutoscaler } from "./cluster-autoscaler";
