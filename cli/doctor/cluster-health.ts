import { messageOf } from "../error-message";
import {
  type ClusterAccess,
  type KubernetesObject,
  listObjects,
  type ObjectList,
  objectsIn,
} from "../rehearsal/kubernetes";
import { judgeAuthorities, judgeCertificates } from "./certificates";
import type { Area, Check } from "./check";
import { judgeReleases } from "./helm-releases";
import { judgeNamespaces, judgeNodes, judgePods } from "./workload-health";

/** Looks at everything in a cluster. Parts that you may not read are reported as not checked. */
export async function checkCluster(access: ClusterAccess, now: number): Promise<Check[]> {
  const list = (apiVersion: string, kind: string) => listObjects(access, apiVersion, kind);
  const parts: readonly (readonly [Area, () => Promise<Check[]>])[] = [
    ["nodes", async () => judgeNodes(await list("v1", "Node"))],
    ["pods", async () => judgePods(await list("v1", "Pod"), now)],
    ["pods", async () => judgeNamespaces(await list("v1", "Namespace"), now)],
    ["releases", async () => judgeReleases(await releaseSecrets(access))],
    ["certificates", async () => judgeCertificates(await list("cert-manager.io/v1", "Certificate"), now)],
    ["certificates", async () => judgeAuthorities(await callers(list), now)],
  ];
  const checks: Check[] = [];
  for (const [area, look] of parts) {
    checks.push(...(await look().catch((error: unknown) => [unread(area, error)])));
  }
  return checks;
}

function unread(area: Area, error: unknown): Check {
  const message = `cannot be read: ${messageOf(error)}`;
  return { area, state: "not checked", subject: area, message };
}

async function callers(list: (apiVersion: string, kind: string) => Promise<KubernetesObject[]>) {
  const registration = "admissionregistration.k8s.io/v1";
  const lists = [
    await list(registration, "ValidatingWebhookConfiguration"),
    await list(registration, "MutatingWebhookConfiguration"),
    await list("apiregistration.k8s.io/v1", "APIService"),
  ];
  return lists.flat();
}

/** Lists Helm's Secrets by their metadata alone, so that no content of a Secret is read. */
async function releaseSecrets({ client }: ClusterAccess): Promise<KubernetesObject[]> {
  const { body } = await client.call<ObjectList>({
    method: "GET",
    path: "/api/v1/secrets",
    query: { labelSelector: "owner=helm", fieldSelector: "type=helm.sh/release.v1" },
    accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
  });
  return objectsIn({ ...body, apiVersion: "v1", kind: "SecretList" });
}
