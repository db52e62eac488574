import { at, conditionOf, type KubernetesObject, numberAt, recordsAt, textAt } from "../kubernetes/object";

/** Whether an object does what it is there for. */
export type Readiness =
  | { readonly state: "ready" }
  /** Not yet; the message says what is missing. */
  | { readonly state: "waiting"; readonly message: string }
  /** Never by itself. */
  | { readonly state: "failed"; readonly message: string };

/** What readiness of some kinds depends on besides the object. */
export interface Surroundings {
  /** Ready addresses behind a Service. */
  readonly endpoints: number;
  /** The binding mode of a claim's storage class. */
  readonly bindingMode: string;
}

const ready: Readiness = { state: "ready" };

function waiting(message: string): Readiness {
  return { state: "waiting", message };
}

type Check = (object: KubernetesObject, surroundings: Surroundings) => Readiness;

/** Kinds that are waited for, by group and kind; all others are ready once they exist. */
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
  "/Namespace": (object) =>
    textAt(object, "status", "phase") === "Active" ? ready : waiting(`phase is "${textAt(object, "status", "phase")}"`),
  "networking.k8s.io/Ingress": ingress,
  "apiextensions.k8s.io/CustomResourceDefinition": established,
  "apiregistration.k8s.io/APIService": (object) => condition(object, "Available"),
};

function groupKind({ apiVersion, kind }: KubernetesObject): string {
  return `${apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : ""}/${kind}`;
}

/** True when an object of that kind can be unready. */
export function isAwaited(object: KubernetesObject): boolean {
  return groupKind(object) in checks && object.metadata.annotations?.["pulumi.com/skipAwait"] !== "true";
}

/** Judges an object by its kind's own signs. */
export function readinessOf(object: KubernetesObject, surroundings: Surroundings): Readiness {
  return checks[groupKind(object)]?.(object, surroundings) ?? ready;
}

function observed(object: KubernetesObject): boolean {
  return numberAt(object, 0, "status", "observedGeneration") >= (object.metadata.generation ?? 0);
}

function condition(object: KubernetesObject, type: string): Readiness {
  const found = conditionOf(object, type);
  if (found?.status === "True") {
    return ready;
  }
  return waiting(`condition ${type} is ${textAt(found, "status") || "missing"}${because(found)}`);
}

function because(found: Record<string, unknown> | undefined): string {
  const message = textAt(found, "message");
  return message === "" ? "" : `: ${message}`;
}

function deployment(object: KubernetesObject): Readiness {
  if (!observed(object)) {
    return waiting("its last change has not been seen yet");
  }
  const progressing = conditionOf(object, "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") {
    return { state: "failed", message: `its rollout did not progress${because(progressing)}` };
  }
  const wanted = numberAt(object, 1, "spec", "replicas");
  const updated = numberAt(object, 0, "status", "updatedReplicas");
  const available = numberAt(object, 0, "status", "availableReplicas");
  const total = numberAt(object, 0, "status", "replicas");
  if (updated < wanted) {
    return waiting(`${updated} of ${wanted} replicas updated`);
  }
  if (total > updated) {
    return waiting(`${total - updated} old replicas still there`);
  }
  return available < updated ? waiting(`${available} of ${updated} replicas available`) : ready;
}

function statefulSet(object: KubernetesObject): Readiness {
  if (!observed(object)) {
    return waiting("its last change has not been seen yet");
  }
  const wanted = numberAt(object, 1, "spec", "replicas");
  const readyReplicas = numberAt(object, 0, "status", "readyReplicas");
  if (readyReplicas < wanted) {
    return waiting(`${readyReplicas} of ${wanted} replicas ready`);
  }
  const rolling = at(object, "spec", "updateStrategy", "type") !== "OnDelete";
  const current = textAt(object, "status", "currentRevision");
  const update = textAt(object, "status", "updateRevision");
  const partition = numberAt(object, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
  const updated = numberAt(object, 0, "status", "updatedReplicas");
  if (rolling && current !== update && updated < wanted - partition) {
    return waiting(`${updated} of ${wanted - partition} replicas updated`);
  }
  return ready;
}

function daemonSet(object: KubernetesObject): Readiness {
  if (!observed(object)) {
    return waiting("its last change has not been seen yet");
  }
  const wanted = numberAt(object, 0, "status", "desiredNumberScheduled");
  const updated = numberAt(object, 0, "status", "updatedNumberScheduled");
  const available = numberAt(object, 0, "status", "numberAvailable");
  if (at(object, "spec", "updateStrategy", "type") !== "OnDelete" && updated < wanted) {
    return waiting(`${updated} of ${wanted} pods updated`);
  }
  return available < wanted ? waiting(`${available} of ${wanted} pods available`) : ready;
}

function replicas(object: KubernetesObject): Readiness {
  const wanted = numberAt(object, 1, "spec", "replicas");
  const available = numberAt(object, 0, "status", "availableReplicas");
  return observed(object) && available >= wanted ? ready : waiting(`${available} of ${wanted} replicas available`);
}

function job(object: KubernetesObject): Readiness {
  const failed = conditionOf(object, "Failed");
  if (failed?.status === "True") {
    return { state: "failed", message: `it failed${because(failed)}` };
  }
  if (at(object, "spec", "suspend") === true) {
    return ready;
  }
  return conditionOf(object, "Complete")?.status === "True" ? ready : waiting("it is not complete");
}

function pod(object: KubernetesObject): Readiness {
  const phase = textAt(object, "status", "phase");
  if (phase === "Succeeded") {
    return ready;
  }
  if (phase === "Failed") {
    return { state: "failed", message: `it failed: ${textAt(object, "status", "message")}` };
  }
  return condition(object, "Ready");
}

function service(object: KubernetesObject, { endpoints }: Surroundings): Readiness {
  const type = textAt(object, "spec", "type");
  if (type === "ExternalName") {
    return ready;
  }
  if (type === "LoadBalancer" && recordsAt(object, "status", "loadBalancer", "ingress").length === 0) {
    return waiting("it has no load balancer address");
  }
  const selects = Object.keys(at(object, "spec", "selector") ?? {}).length > 0;
  const headless = at(object, "spec", "clusterIP") === "None";
  return selects && !headless && endpoints === 0 ? waiting("no ready pod is behind it") : ready;
}

function claim(object: KubernetesObject, { bindingMode }: Surroundings): Readiness {
  const phase = textAt(object, "status", "phase");
  if (phase === "Bound" || bindingMode === "WaitForFirstConsumer") {
    return ready;
  }
  if (phase === "Lost") {
    return { state: "failed", message: "it has lost its volume" };
  }
  return waiting(`phase is "${phase}"`);
}

function ingress(object: KubernetesObject): Readiness {
  const addresses = recordsAt(object, "status", "loadBalancer", "ingress");
  return addresses.length > 0 ? ready : waiting("it has no address: is a controller for its class installed?");
}

function established(object: KubernetesObject): Readiness {
  const names = conditionOf(object, "NamesAccepted");
  if (names?.status === "False") {
    return { state: "failed", message: `its names are not accepted${because(names)}` };
  }
  return condition(object, "Established");
}
