export { loadBalancer } from "./load-balancer";
