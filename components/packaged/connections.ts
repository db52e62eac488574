import { defaultIngressClass } from "../capabilities";
import { dnsLabel, notEmpty, once } from "../checks";
import { visitorsOf } from "../ingress";
import { checkLabelKey, checkLabelValue } from "../labels";
import { badFlowPort, checkPeers, type Labels } from "../network";
import { collectProblems, expected, type Problem, quote } from "../problems";
import { type Connected, calleesOf, checkCall } from "../workloads";
import type { PackagedArgs, SelectablePods } from "./args";
import { checkResources } from "./rules";

/**
 * Lists the mistakes in the options that charts and overlays share.
 *
 * @param path path of the name
 */
export function checkPackaged(path: string, name: string, args: PackagedArgs & SelectablePods): Problem[] {
  const { tenant, calls = [], ingress = [], egress = [], podLabels, resources = [] } = args;
  return [
    ...dnsLabel(path, name, "letter"),
    ...(tenant.workloads.has(name)
      ? [{ path, message: `the tenant already has a workload ${quote(name)}; choose another name` }]
      : []),
    ...notEmpty("podLabels", podLabels, "label", "otherwise the policy selects every pod of the tenant"),
    ...Object.entries(podLabels ?? {}).flatMap(([key, value]) => [
      ...checkLabelKey(`podLabels.${key}`, key, []),
      ...checkLabelValue(`podLabels.${key}`, value),
    ]),
    ...collectProblems(calls.map((call, index) => checkCall(call, `calls[${index}]`, tenant))),
    ...checkPeers(ingress, "ingress", "ingress"),
    ...checkPeers(egress, "egress", "egress"),
    ...checkPorts(args),
    ...checkResources("resources", resources),
  ];
}

function checkPorts({ tenant, ports, peerPorts, exposed, internetPorts }: PackagedArgs): Problem[] {
  return [
    ...Object.entries({ ports, peerPorts, exposed, internetPorts }).flatMap(([key, own = []]) => [
      ...collectProblems(own.map((port, index) => badFlowPort(port, `${key}[${index}]`))),
      ...once(key, own, "port"),
    ]),
    ...(exposed !== undefined && tenant.platform.find(defaultIngressClass) === undefined
      ? [
          expected(
            "exposed",
            "a platform with a default IngressClass",
            exposed,
            "add an ingress controller, or remove this option",
          ),
        ]
      : []),
  ];
}

/** Returns the connections that a chart or overlay declares for its pods. */
export function connectionsOf(workloadName: string, podLabels: Labels, args: PackagedArgs): Connected {
  const { tenant, peerPorts = [], exposed = [], internetPorts = [], ingress = [], egress = [] } = args;
  const { cluster } = tenant.platform;
  const found = exposed.length === 0 ? undefined : tenant.platform.find(defaultIngressClass)?.value;
  const visitors = found === undefined ? [] : visitorsOf(found, cluster.network, exposed);
  return {
    workloadName,
    home: tenant,
    podLabels,
    callees: calleesOf(args),
    peerTraffic: peerPorts,
    apiAccess: [],
    ingress: [...visitors, ...ingress],
    egress: [...internetPorts.map((port) => `internet:${port}` as const), ...egress],
  };
}
