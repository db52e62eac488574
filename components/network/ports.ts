import type { FlowPort } from "./flows";

/** A port as in a NetworkPolicy. */
export interface PolicyPort {
  readonly protocol: "TCP" | "UDP";
  readonly port: number;
}

/** Splits a port into number and protocol. */
export function policyPort(port: FlowPort): PolicyPort {
  return typeof port === "number"
    ? { protocol: "TCP", port }
    : { protocol: "UDP", port: Number(port.slice(0, port.indexOf("/"))) };
}
