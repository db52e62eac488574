import assert from "node:assert/strict";
import { type PodWebhook, startPodWebhook } from "../../../cli/rehearsal/clouds/pod-webhook";
import { ApiClient } from "../../../cli/rehearsal/kubernetes";
import { fields, items, text } from "../../../cli/values";

const accounts: Record<string, object> = {
  "/api/v1/namespaces/shop/serviceaccounts/web": { metadata: { name: "web" } },
  "/api/v1/namespaces/shop/serviceaccounts/default": { metadata: { name: "default" } },
};

/** An API server that holds these ServiceAccounts. */
class Accounts extends ApiClient {
  override find<Body>({ path }: { readonly path: string }): Promise<Body | undefined> {
    return Promise.resolve(accounts[path] as Body | undefined);
  }
}

describe("a cloud's webhook for pods", () => {
  let webhook: PodWebhook;
  let caller: ApiClient;
  before(async () => {
    const named = (pod: object, account: object) => ({ ...pod, spec: { account: text(account, "metadata", "name") } });
    const change = (pod: object, account: object) =>
      text(pod, "metadata", "name") === "plain" ? undefined : named(pod, account);
    webhook = await startPodWebhook("identity", change, new Accounts("https://127.0.0.1:9", {}, {}));
    const { clientConfig } = fields(items(webhook.configuration, "webhooks")[0]);
    const ca = Buffer.from(text(clientConfig, "caBundle") ?? "", "base64").toString();
    caller = new ApiClient(text(clientConfig, "url") ?? "", {}, { ca });
  });
  after(() => {
    caller.close();
    webhook.stop();
  });

  async function review(name: string, spec: object = {}) {
    const object = { metadata: { name }, spec };
    const { body } = await caller.call({
      method: "POST",
      path: "/",
      body: {
        apiVersion: "admission.k8s.io/v1",
        kind: "AdmissionReview",
        request: { uid: "1", namespace: "shop", object },
      },
    });
    const { patch, ...response } = fields(body, "response");
    return {
      ...response,
      patch: typeof patch === "string" ? JSON.parse(Buffer.from(patch, "base64").toString()) : patch,
    };
  }

  it("changes a new pod by its ServiceAccount", async () => {
    const patchOf = (account: string) => [{ op: "replace", path: "/spec", value: { account } }];
    const allowed = { uid: "1", allowed: true, patchType: "JSONPatch" };
    assert.deepEqual(await review("a", { serviceAccountName: "web" }), { ...allowed, patch: patchOf("web") });
    assert.deepEqual(await review("a"), { ...allowed, patch: patchOf("default") });
  });

  it("leaves other pods as they are", async () => {
    assert.deepEqual(await review("plain"), { uid: "1", allowed: true, patch: undefined });
    assert.deepEqual(await review("a", { serviceAccountName: "absent" }), {
      uid: "1",
      allowed: true,
      patch: undefined,
    });
  });
});
