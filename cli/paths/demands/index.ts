import type { Scene } from "../scene";
import { addressDemands } from "./addresses";
import { apiServerDemands } from "./api-server";
import type { Demand } from "./demand";
import { dnsDemands } from "./dns";
import { gatewayDemands } from "./gateways";
import { ingressDemands } from "./ingresses";
import { monitorDemands } from "./monitors";
import { ruleDemands } from "./rules";
import { webhookDemands } from "./webhooks";

export type { Demand } from "./demand";

/** Who lists the connections that which objects ask for. */
export const demanders: readonly ((scene: Scene) => Demand[])[] = [
  ingressDemands,
  gatewayDemands,
  webhookDemands,
  monitorDemands,
  dnsDemands,
  apiServerDemands,
  addressDemands,
  ruleDemands,
];
