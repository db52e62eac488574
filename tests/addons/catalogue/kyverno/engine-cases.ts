import assert from "node:assert/strict";
import { waitFor } from "../../../../cli/rehearsal/control-plane";
import type { CustomResourceManifest } from "../../../../components";
import { type RunningCluster, second } from "../../../rehearsal/control-plane/running-cluster";
import { admitted, options, policiesOf, refused } from "./cases";

const registration = "/apis/admissionregistration.k8s.io/v1";
const dryRun = "dryRun=All";

type Spec = Readonly<Record<string, unknown>> & { readonly matchConstraints: object };

/**
 * The policies' CEL, judged by the API server: a ValidatingPolicy has the fields of a ValidatingAdmissionPolicy, and what only Kyverno
 * does (webhooks, reports, pod templates) is left out.
 */
export function kyvernoCases(cluster: () => RunningCluster): void {
  it("judges pods and Services by the policies of the add-on kyverno", async () => {
    await cluster().namespace("retail", { "keelson.dev/tenant": "retail" });
    await cluster().namespace("research", { "keelson.dev/tenant": "research" });
    await cluster().namespace("plain");
    const policies = policiesOf(options);
    for (const manifest of policies) {
      await enforce(cluster(), manifest);
    }
    const create = (namespace: string, path: string, object: object) =>
      cluster().client.create(`/api/v1/namespaces/${namespace}/${path}?${dryRun}`, object);
    for (const [path, object, words] of refused) {
      const refusal = () =>
        create("retail", path, object).then(
          () => undefined,
          (error: unknown) => String(error),
        );
      /* The API server learns of a policy a moment after it was created. */
      const message = await waitFor(`a refusal with ${String(words)}`, refusal, { timeLimit: 10 * second });
      assert.match(message, words);
    }
    for (const [namespace, path, object] of admitted) {
      await create(namespace, path, object);
    }
    for (const { name } of policies) {
      await cluster().client.delete(`${registration}/validatingadmissionpolicybindings/${name}`);
      await cluster().client.delete(`${registration}/validatingadmissionpolicies/${name}`);
    }
  });
}

async function enforce({ client }: RunningCluster, { name, spec }: CustomResourceManifest): Promise<void> {
  const { validationActions, ...rest } = spec as Spec;
  await client.create(`${registration}/validatingadmissionpolicies`, { metadata: { name }, spec: rest });
  await client.create(`${registration}/validatingadmissionpolicybindings`, {
    metadata: { name },
    spec: { policyName: name, validationActions },
  });
}
