export { Deployment, type DeploymentArgs } from "./deployment";
export type {
  Autoscaling,
  DisruptionBudget,
  EmptyDir,
  Exposure,
  Port,
  Probe,
  Resources,
  Scaling,
  WorkloadArgs,
} from "./options";
