import type { FlowPort } from "../../network";
import { expected, type Problem, quote } from "../../problems";
import type { ServedPort, WorkloadHome, WorkloadReference } from "../../tenancy";
import type { Call, WorkloadArgs } from "./args";

/** A called workload, and the container ports to which its caller connects. */
export interface Callee {
  readonly workload: WorkloadReference;
  readonly ports: readonly FlowPort[];
}

type AnyCall = WorkloadReference | string | Call;

/** Lists the workloads in `calls`, each once, with all ports together. */
export function calleesOf({ calls = [], tenant }: Pick<WorkloadArgs, "calls" | "tenant">): Callee[] {
  const found = calls.map(callOf).flatMap(({ to, port }) => {
    const workload = calledWorkload(to, tenant);
    const ports = workload === undefined ? undefined : portsOfCall(workload, port);
    return workload === undefined || ports === undefined ? [] : [{ workload, ports }];
  });
  return [...new Set(found.map(({ workload }) => workload))].map((workload) => ({
    workload,
    ports: [...new Set(found.filter((one) => one.workload === workload).flatMap(({ ports }) => ports))],
  }));
}

/** Lists the mistake in a call. */
export function checkCall(call: AnyCall, path: string, tenant: WorkloadHome): Problem | false {
  const { to, port } = callOf(call);
  const callee = calledWorkload(to, tenant);
  if (callee === undefined) {
    const known = [...(tenant.workloads?.keys() ?? [])].map(quote).join(", ");
    const declared = known === "" ? "there is none yet" : `so far: ${known}`;
    const form = `a workload declared earlier in the tenant (${declared})`;
    return expected(path, form, to, "declare the called workload before the callers");
  }
  const name = callee.workloadName;
  if (callee.home.provider !== tenant.provider) {
    return expected(path, "a workload in the same cluster", name, "use the workload's host name in egress");
  }
  const served = knownPorts(callee);
  if (served.length === 0) {
    return expected(path, "a workload with a port", name, "set its port");
  }
  const known = served.map((one) => `${one.port} ${quote(one.name)}`).join(", ");
  if (port !== undefined) {
    return (
      portsOfCall(callee, port) === undefined && expected(`${path}.port`, `a port of ${quote(name)} (${known})`, port)
    );
  }
  const fix = `set the port, for instance { to, port: ${served[0]?.port ?? ""} }`;
  return callee.listensOn.length === 0 && expected(path, "a workload with a port for callers", name, fix);
}

function callOf(call: AnyCall): Call {
  return typeof call === "object" && "to" in call ? call : { to: call };
}

/** Returns the workload that a call names, by reference or by its name in the same tenant. */
function calledWorkload(to: Call["to"], tenant: WorkloadHome): WorkloadReference | undefined {
  return typeof to === "object" ? to : tenant.workloads?.get(to);
}

function portsOfCall(callee: WorkloadReference, port: Call["port"]): readonly FlowPort[] | undefined {
  if (port === undefined) {
    return callee.listensOn;
  }
  const found = knownPorts(callee).filter((one) => one.port === port || one.name === port);
  return found.length === 0 ? undefined : found.map(({ flowPort }) => flowPort);
}

function knownPorts({ servedPorts, listensOn }: WorkloadReference): readonly ServedPort[] {
  return (
    servedPorts ??
    listensOn.map((flowPort) => ({ name: String(flowPort), port: Number.parseInt(String(flowPort), 10), flowPort }))
  );
}
