import { apiGroup } from "../../api-group";
import { at, type Fields, fields, items, number, text } from "../../values";
import { conditionOf, hasCondition, type KubernetesObject } from "../kubernetes";

/** Whether an object is ready. */
export type Readiness =
  | { readonly state: "ready" }
  /** It may become ready; the message says what is missing. */
  | { readonly state: "waiting"; readonly message: string }
  /** It cannot become ready by itself. */
  | { readonly state: "failed"; readonly message: string };

/** Facts outside an object that decide about some kinds. */
export interface Surroundings {
  /** The number of ready endpoints of a Service that have one of its ports. */
  readonly endpoints: number;
  /** Whether pods of a Service are ready, but none has a port that it names. @default false */
  readonly portless?: boolean;
  /** The binding mode of a claim's storage class. */
  readonly bindingMode: string;
}

const ready: Readiness = { state: "ready" };

function waiting(message: string): Readiness {
  return { state: "waiting", message };
}

type Check = (object: KubernetesObject, surroundings: Surroundings) => Readiness;

/** The kinds that are waited for, by group and kind; all others are ready once they exist. */
const checks: Readonly<Record<string, Check>> = {
  "apps/Deployment": deployment,
  "apps/StatefulSet": statefulSet,
  "apps/DaemonSet": daemonSet,
  "apps/ReplicaSet": replicas,
  "/ReplicationController": replicas,
  "batch/Job": job,
  "/Pod": pod,
  "/Service": service,
  "/PersistentVolumeClaim": claim,
  "/Namespace": (object) => (phaseOf(object) === "Active" ? ready : waiting(`phase is "${phaseOf(object)}"`)),
  "networking.k8s.io/Ingress": ingress,
  "apiextensions.k8s.io/CustomResourceDefinition": established,
  "apiregistration.k8s.io/APIService": (object) => condition(object, "Available"),
};

function groupKind({ apiVersion, kind }: KubernetesObject): string {
  return `${apiGroup(apiVersion)}/${kind}`;
}

/** Reports whether objects of a kind have a status that is waited for. */
export function hasReadiness(object: KubernetesObject): boolean {
  return groupKind(object) in checks;
}

/** Judges an object by the status fields of its kind. */
export function readinessOf(object: KubernetesObject, surroundings: Surroundings): Readiness {
  return checks[groupKind(object)]?.(object, surroundings) ?? ready;
}

/** Returns a count in an object's status, where zero may be left out. */
function count(object: KubernetesObject, field: string): number {
  return number(object, "status", field) ?? 0;
}

function phaseOf(object: KubernetesObject): string {
  return text(object, "status", "phase") ?? "";
}

function observed(object: KubernetesObject): boolean {
  return count(object, "observedGeneration") >= (object.metadata.generation ?? 0);
}

function condition(object: KubernetesObject, type: string): Readiness {
  if (hasCondition(object, type)) {
    return ready;
  }
  const found = conditionOf(object, type);
  return waiting(`condition ${type} is ${text(found, "status") ?? "missing"}${because(found)}`);
}

function because(found: Fields | undefined): string {
  const message = text(found, "message");
  return message === undefined ? "" : `: ${message}`;
}

function deployment(object: KubernetesObject): Readiness {
  if (!observed(object)) {
    return waiting("its controller has not processed the last change");
  }
  const progressing = conditionOf(object, "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") {
    return { state: "failed", message: `its rollout did not progress${because(progressing)}` };
  }
  const wanted = number(object, "spec", "replicas") ?? 1;
  const updated = count(object, "updatedReplicas");
  const available = count(object, "availableReplicas");
  const total = count(object, "replicas");
  if (updated < wanted) {
    return waiting(`${updated} of ${wanted} replicas updated`);
  }
  if (total > updated) {
    return waiting(`${total - updated} old replicas still exist`);
  }
  return available < updated ? waiting(`${available} of ${updated} replicas available`) : ready;
}

function statefulSet(object: KubernetesObject): Readiness {
  if (!observed(object)) {
    return waiting("its controller has not processed the last change");
  }
  const wanted = number(object, "spec", "replicas") ?? 1;
  const readyReplicas = count(object, "readyReplicas");
  if (readyReplicas < wanted) {
    return waiting(`${readyReplicas} of ${wanted} replicas ready`);
  }
  const rolling = at(object, "spec", "updateStrategy", "type") !== "OnDelete";
  const current = text(object, "status", "currentRevision");
  const update = text(object, "status", "updateRevision");
  const partition = number(object, "spec", "updateStrategy", "rollingUpdate", "partition") ?? 0;
  const updated = count(object, "updatedReplicas");
  if (rolling && current !== update && updated < wanted - partition) {
    return waiting(`${updated} of ${wanted - partition} replicas updated`);
  }
  return ready;
}

function daemonSet(object: KubernetesObject): Readiness {
  if (!observed(object)) {
    return waiting("its controller has not processed the last change");
  }
  const wanted = count(object, "desiredNumberScheduled");
  const updated = count(object, "updatedNumberScheduled");
  const available = count(object, "numberAvailable");
  if (at(object, "spec", "updateStrategy", "type") !== "OnDelete" && updated < wanted) {
    return waiting(`${updated} of ${wanted} pods updated`);
  }
  return available < wanted ? waiting(`${available} of ${wanted} pods available`) : ready;
}

function replicas(object: KubernetesObject): Readiness {
  const wanted = number(object, "spec", "replicas") ?? 1;
  const available = count(object, "availableReplicas");
  return observed(object) && available >= wanted ? ready : waiting(`${available} of ${wanted} replicas available`);
}

function job(object: KubernetesObject): Readiness {
  if (hasCondition(object, "Failed")) {
    return { state: "failed", message: `it failed${because(conditionOf(object, "Failed"))}` };
  }
  if (at(object, "spec", "suspend") === true) {
    return ready;
  }
  return hasCondition(object, "Complete") ? ready : waiting("it is not complete");
}

function pod(object: KubernetesObject): Readiness {
  const phase = phaseOf(object);
  if (phase === "Succeeded") {
    return ready;
  }
  if (phase === "Failed") {
    return { state: "failed", message: `it failed: ${text(object, "status", "message") ?? ""}` };
  }
  return condition(object, "Ready");
}

function service(object: KubernetesObject, { endpoints, portless = false }: Surroundings): Readiness {
  const type = text(object, "spec", "type");
  if (type === "ExternalName") {
    return ready;
  }
  if (type === "LoadBalancer" && items(object, "status", "loadBalancer", "ingress").length === 0) {
    return waiting("it has no load balancer address");
  }
  const selects = Object.keys(fields(object, "spec", "selector")).length > 0;
  const headless = at(object, "spec", "clusterIP") === "None";
  if (!selects || headless || endpoints > 0) {
    return ready;
  }
  return waiting(portless ? "its targetPort names a port that no container of its pods has" : "it has no ready pods");
}

function claim(object: KubernetesObject, { bindingMode }: Surroundings): Readiness {
  const phase = phaseOf(object);
  if (phase === "Bound" || bindingMode === "WaitForFirstConsumer") {
    return ready;
  }
  if (phase === "Lost") {
    return { state: "failed", message: "its volume is lost" };
  }
  return waiting(`phase is "${phase}"`);
}

function ingress(object: KubernetesObject): Readiness {
  const addresses = items(object, "status", "loadBalancer", "ingress");
  return addresses.length > 0
    ? ready
    : waiting("it has no address; check that a controller for its class is installed");
}

function established(object: KubernetesObject): Readiness {
  const names = conditionOf(object, "NamesAccepted");
  if (names?.status === "False") {
    return { state: "failed", message: `its names are not accepted${because(names)}` };
  }
  return condition(object, "Established");
}

/** Reports whether an object is deleted as soon as it is done, as a Job with a time to live is; Helm takes its deletion for success, too. */
export function goesWhenDone({ kind, spec }: KubernetesObject): boolean {
  return kind === "Job" && at(spec, "ttlSecondsAfterFinished") !== undefined;
}
