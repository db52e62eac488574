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

/** The functions that list connections, by the kinds of objects that ask for them. */
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
