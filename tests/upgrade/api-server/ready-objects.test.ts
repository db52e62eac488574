import assert from "node:assert/strict";
import { readyObjects } from "../../../cli/upgrade/api-server/ready-objects";
import type { SourcedObject } from "../../../cli/upgrade/apis";
import { secretMark, unknownMark } from "../../../components/testing";

const object = (kind: string, name: string, more: object = {}, namespace?: string): SourcedObject => ({
  object: { apiVersion: "v1", kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...more },
});
const sent = (...objects: SourcedObject[]) => readyObjects(objects).map((wave) => wave.map((each) => each.object));
const only = (sourced: SourcedObject) => readyObjects([sourced]).flat().at(-1);

describe("objects for another API server", () => {
  it("come after their namespaces, definitions and what admission asks for", () => {
    const kinds = ["Deployment", "ServiceAccount", "CustomResourceDefinition", "PriorityClass", "Namespace", "Ingress"];
    assert.deepEqual(
      sent(...kinds.map((kind) => object(kind, "one"))).map((wave) => wave.map(({ kind }) => kind)),
      [["Namespace"], ["CustomResourceDefinition"], ["PriorityClass"], ["ServiceAccount"], ["Deployment", "Ingress"]],
    );
  });

  it("get the namespaces that nothing makes: those of charts, and those that the program only names", () => {
    const chart = { ...object("Service", "gateway"), from: "chart traefik", namespace: "traefik" };
    const [namespaces = [], rest = []] = sent(object("Namespace", "shop"), object("Service", "a", {}, "shop"), chart);
    assert.deepEqual(
      namespaces.map(({ metadata }) => metadata),
      [{ name: "traefik" }, { name: "shop" }],
    );
    assert.deepEqual(
      rest.map(({ metadata }) => metadata),
      [
        { name: "a", namespace: "shop" },
        { name: "gateway", namespace: "traefik" },
      ],
    );
  });

  it("keep the namespace that they name themselves", () => {
    const metadata = { name: "reader", namespace: "kube-system" };
    const binding = { object: { apiVersion: "v1", kind: "RoleBinding", metadata }, namespace: "traefik" };
    assert.deepEqual(only(binding)?.object.metadata, metadata);
  });

  it("have a name where Pulumi would choose one", () => {
    assert.deepEqual(only(object("Job", "migrate-…"))?.object.metadata, { name: "migrate-x" });
  });

  it("are only judged, not stored, if the server would call or count what is not there", () => {
    const kinds = ["APIService", "MutatingWebhookConfiguration", "ResourceQuota", "ValidatingWebhookConfiguration"];
    const waves = readyObjects([...kinds, "ConfigMap"].map((kind) => object(kind, "one")));
    assert.deepEqual(
      waves.flat().flatMap(({ dryRun, object: { kind } }) => (dryRun ? [kind] : [])),
      kinds,
    );
  });

  it("convert between versions without a webhook", () => {
    const spec = { group: "example.com", conversion: { strategy: "Webhook" } };
    assert.deepEqual(only(object("CustomResourceDefinition", "a", { spec }))?.object.spec, { group: "example.com" });
  });

  it("have placeholders for what is unknown or secret, and say so", () => {
    const spec = { host: unknownMark, paths: [`https://${unknownMark}/`], port: 80 };
    const ingress = only(object("Ingress", "web", { spec }));
    assert.deepEqual(
      [ingress?.object.spec, ingress?.hasPlaceholders],
      [{ host: "x", paths: ["https://x/"], port: 80 }, true],
    );
    const secret = only(object("Secret", "key", { data: { a: secretMark }, stringData: { b: secretMark } }));
    assert.deepEqual([secret?.object.data, secret?.object.stringData], [{ a: "eA==" }, { b: "x" }]);
    assert.equal(only(object("ConfigMap", "plain", { data: { a: "b" } }))?.hasPlaceholders, false);
  });
});
