import { selects } from "../../label-selector";
import { fields, text } from "../../values";
import { addressesOf, type ServiceAddress } from "../addresses";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { labelOf } from "../objects";
import { type PodSource, portsText } from "../pods";
import { broken, judged, ok, servicePorts } from "../verdicts";

/**
 * Judges the addresses of Services in the configuration of workloads: the Service must exist and have the port. A plain name may mean
 * anything, so only a whole name (`cart.shop.svc`) must be a Service.
 */
export function judgeAddresses(cluster: Inventory): Verdict[] {
  return cluster.pods.flatMap((source) =>
    addressesOf(cluster, source).flatMap((address) => judgeAddress(cluster, source, address)),
  );
}

function judgeAddress(cluster: Inventory, source: PodSource, address: ServiceAddress): Verdict[] {
  const { at, host, name, namespace, port, service } = address;
  const place = { object: source.object, at: `${at} ${host}:${port}` };
  if (service === undefined) {
    return judged(cluster, place, { kind: "Service", namespace, name });
  }
  const { clusterIP, selector, type } = fields(service, "spec");
  const isOwn = namespace === source.namespace && selects({ matchLabels: selector }, source.labels);
  /* The name of a headless Service resolves to its pods, whose ports are not listed. */
  if (isOwn || clusterIP === "None" || text(type) === "ExternalName") {
    return [];
  }
  const ports = servicePorts(service);
  return ports.some(({ number }) => number === port)
    ? [ok(place)]
    : [
        broken(
          place,
          `expected one of the ports of ${labelOf(service)} (${portsText(ports)}), got ${port}; fix the address or add the port`,
        ),
      ];
}
