import https from "node:https";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { type Fields, fields, text } from "../../values";
import { createCertificateAuthority } from "../control-plane";
import type { ApiClient } from "../kubernetes";

/** Returns a new pod as the cloud changes it, by the pod's ServiceAccount; undefined if nothing changes. */
export type PodChange = (pod: Fields, account: Fields) => Fields | undefined;

/** A webhook of the cloud that changes new pods, as managed clusters have it beside their API server. */
export interface PodWebhook {
  /** Registers the webhook at the API server. */
  readonly configuration: { readonly metadata: { readonly name: string }; readonly webhooks: readonly object[] };
  stop(): void;
}

/** Starts a webhook on loopback, with a certificate of its own authority. */
export async function startPodWebhook(name: string, change: PodChange, client: ApiClient): Promise<PodWebhook> {
  const authority = await createCertificateAuthority();
  const { certificate, key } = authority.issue(["127.0.0.1"]);
  const server = https.createServer({ cert: certificate, key }, (request, response) => {
    const answer = async () => JSON.stringify(await reviewed(JSON.parse(await readText(request)), change, client));
    answer().then(
      (body) => response.writeHead(200, { "content-type": "application/json" }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const caBundle = Buffer.from(authority.certificate).toString("base64");
  return {
    configuration: {
      metadata: { name },
      webhooks: [
        {
          name: `${name}.simulated.invalid`,
          clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle },
          rules: [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }],
          admissionReviewVersions: ["v1"],
          sideEffects: "None",
          failurePolicy: "Ignore",
          reinvocationPolicy: "IfNeeded",
        },
      ],
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Answers an AdmissionReview of a pod. https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#response */
async function reviewed(review: unknown, change: PodChange, client: ApiClient): Promise<object> {
  const { apiVersion, kind } = fields(review);
  const { namespace, object: pod, uid } = fields(review, "request");
  const name = text(pod, "spec", "serviceAccountName") ?? "default";
  const path = `/api/v1/namespaces/${text(namespace) ?? ""}/serviceaccounts/${name}`;
  const account = await client.find<Fields>({ method: "GET", path });
  const changed = account && change(fields(pod), account);
  const patch = changed && [{ op: "replace", path: "/spec", value: changed.spec }];
  const patched = patch && { patchType: "JSONPatch", patch: Buffer.from(JSON.stringify(patch)).toString("base64") };
  return { apiVersion, kind, response: { uid, allowed: true, ...patched } };
}
