import { badFlowPort, type FlowPort, type Peer, splitWord } from "../../network";
import { expected, type Problem } from "../../problems";
import type { ObservabilityArgs } from "../observability";
import { type CheckablePorts, flowPortOf, peerPortsOf, portsOf } from "../service";

type Served = CheckablePorts & Pick<ObservabilityArgs, "metrics">;

/** Lists the ports of `ingress` on which no container listens. A policy would open them without need. */
export function checkIngressPorts(ingress: readonly Peer[], args: Served): Problem[] {
  const own = [...portsOf(args), ...peerPortsOf(args)].map(flowPortOf);
  const served = [...new Set([...own, ...(args.metrics === undefined ? [] : [args.metrics.port])].map(String))];
  const known = served.length === 0 ? "it has none" : served.join(", ");
  const allowed = `a container port of the workload (${known})`;
  return ingress.flatMap((peer, index) =>
    portsOfPeer(peer, `ingress[${index}]`).flatMap(({ path, port }) =>
      badFlowPort(port, path) !== false || served.includes(String(port))
        ? []
        : [expected(path, allowed, port, "add the port to ports, or remove it here")],
    ),
  );
}

function portsOfPeer(peer: Peer, path: string): readonly { readonly path: string; readonly port: FlowPort }[] {
  if (typeof peer === "string") {
    const [, port] = splitWord(peer);
    return port === undefined ? [] : [{ path, port }];
  }
  return (peer.ports ?? []).map((port, index) => ({ path: `${path}.ports[${index}]`, port }));
}
