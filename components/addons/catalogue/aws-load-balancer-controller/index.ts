export { type AwsLoadBalancerControllerOptions, awsLoadBalancerController } from "./aws-load-balancer-controller";
