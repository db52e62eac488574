import { type ApiClient, follow, type KubernetesObject } from "../kubernetes";
import { type AddressStyle, loadBalancerAddress, loadBalancerIngress } from "./addresses";
import type { ControllerContext, RunningController } from "./controller";
import { requireServed, type ServesClass } from "./ingress-classes";
import type { CloudHoldings, CloudOwner } from "./ledger";
import { createWorkQueue } from "./work-queue";

/** An object that may own a load balancer. */
export interface Balanced extends KubernetesObject {
  readonly spec?: { readonly type?: string; readonly ingressClassName?: string };
  readonly status?: { readonly loadBalancer?: { readonly ingress?: { ip?: string; hostname?: string }[] } };
}

interface BalancedKind {
  readonly kind: CloudOwner & ("Service" | "Ingress");
  readonly root: string;
  readonly resource: string;
  /** Keeps a deleted object until its load balancer is released. */
  readonly finalizer: string;
}

const service: BalancedKind = {
  kind: "Service",
  root: "/api/v1",
  resource: "services",
  /* The finalizer of the official cloud providers. */
  finalizer: "service.kubernetes.io/load-balancer-cleanup",
};

const ingress: BalancedKind = {
  kind: "Ingress",
  root: "/apis/networking.k8s.io/v1",
  resource: "ingresses",
  finalizer: "rehearsal.keelson.dev/load-balancer-cleanup",
};

/** What to do for an object that may own a load balancer. */
export type BalancerStep = "add-finalizer" | "acquire" | "keep" | "release" | "none";

/** Decides the next step: first the finalizer, then the address; the other way round for a release. */
export function nextStep(object: Balanced, kind: "Service" | "Ingress", finalizer: string): BalancerStep {
  const { finalizers = [], deletionTimestamp } = object.metadata;
  const held = finalizers.includes(finalizer);
  const wanted = deletionTimestamp === undefined && (kind === "Ingress" || object.spec?.type === "LoadBalancer");
  if (!wanted) {
    return held ? "release" : "none";
  }
  if (!held) {
    return "add-finalizer";
  }
  return addressOf(object) === undefined ? "acquire" : "keep";
}

function addressOf({ status }: Balanced): string | undefined {
  const entry = status?.loadBalancer?.ingress?.[0];
  return entry?.ip ?? entry?.hostname;
}

/** How load balancers are assigned. */
export interface Balancing {
  readonly style: AddressStyle;
  readonly serves: ServesClass;
}

/** Gives each Service of type LoadBalancer and each served Ingress an address, and takes it back when they are deleted. */
export function startLoadBalancers(context: ControllerContext, balancing: Balancing): RunningController {
  const controllers = [service, ingress].map((kind) => startKind(context, kind, balancing));
  return {
    synced: Promise.all(controllers.map(({ synced }) => synced)),
    ended: Promise.all(controllers.map(({ ended }) => ended)),
  };
}

function startKind(context: ControllerContext, kind: BalancedKind, balancing: Balancing): RunningController {
  const { client, holdings, signal, report } = context;
  const queue = createWorkQueue({
    signal,
    report,
    reconcile: async (key) => {
      const object = followed.objects.get(key);
      if (object !== undefined) {
        await reconcile(client, holdings, kind, balancing, object);
      }
    },
  });
  const followed = follow<Balanced>(client, `${kind.root}/${kind.resource}`, {
    signal,
    report,
    changed: (key) => queue.add(key),
    deleted: (_key, { metadata }) => holdings.release(kind.kind, metadata.namespace ?? "", metadata.name),
  });
  return { synced: followed.synced, ended: followed.ended.then(() => queue.idle()) };
}

async function reconcile(
  client: ApiClient,
  holdings: CloudHoldings,
  { kind, root, resource, finalizer }: BalancedKind,
  { serves, style }: Balancing,
  object: Balanced,
): Promise<void> {
  const { namespace = "", name, resourceVersion, finalizers = [] } = object.metadata;
  const path = `${root}/namespaces/${namespace}/${resource}/${name}`;
  const patchFinalizers = (wanted: readonly string[]) =>
    client.patch(path, { metadata: { finalizers: wanted, resourceVersion } });
  const step = nextStep(object, kind, finalizer);
  if (kind === "Ingress" && (step === "add-finalizer" || step === "acquire")) {
    await requireServed(client, object, serves);
  }
  switch (step) {
    case "add-finalizer":
      await patchFinalizers([...finalizers, finalizer]);
      return;
    case "acquire": {
      const address = loadBalancerAddress(`${kind} ${namespace}/${name}`, style, holdings.taken());
      holdings.acquire(kind, namespace, name, address);
      await client.patch(`${path}/status`, {
        status: { loadBalancer: { ingress: [loadBalancerIngress(address, style)] } },
      });
      return;
    }
    case "keep":
      holdings.acquire(kind, namespace, name, addressOf(object) ?? "");
      return;
    case "release":
      holdings.release(kind, namespace, name);
      await patchFinalizers(finalizers.filter((entry) => entry !== finalizer));
      return;
    case "none":
      return;
  }
}
