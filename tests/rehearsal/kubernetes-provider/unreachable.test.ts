import assert from "node:assert/strict";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { Discovery } from "../../../cli/rehearsal/kubernetes/discovery";
import {
  createResource,
  deleteResource,
  updateResource,
} from "../../../cli/rehearsal/kubernetes-provider/change-calls";
import { type Instance, Instances } from "../../../cli/rehearsal/kubernetes-provider/instance";
import { Makers } from "../../../cli/rehearsal/kubernetes-provider/makers";
import { checkResource } from "../../../cli/rehearsal/kubernetes-provider/plan-calls";
import { readResource } from "../../../cli/rehearsal/kubernetes-provider/read-calls";
import type { ChartSources } from "../../../cli/rehearsal/kubernetes-provider/release";
import { fromStruct, toStruct } from "../../../cli/rehearsal/plugin-protocol";
import { WaitBoard } from "../../../cli/rehearsal/readiness";

const urn = "urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::web";
const inputs = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "web" } };
const nowhere = "https://127.0.0.1:9";
const unreachable = "unable to load schema information from the API server: connection refused";
const words = { message: `configured Kubernetes cluster is unreachable: ${unreachable}` };

/** Charts are never rendered here. */
const sources = {} as ChartSources;

function instance(): Instance {
  const client = new ApiClient(nowhere, {}, {});
  const settings = { kubeconfig: "", context: "", isAmbient: false, namespace: "default", upsert: false, given: {} };
  const access = { client, discovery: new Discovery(client) };
  return {
    settings,
    access,
    unreachable,
    waits: new WaitBoard(),
    name: undefined,
    makers: new Makers(),
    signal: new AbortController().signal,
  };
}

function request<Request extends { setUrn(urn: string): unknown }>(made: Request, fill: (made: Request) => void) {
  made.setUrn(urn);
  fill(made);
  return made;
}

describe("the stand-in with a cluster that it cannot reach", () => {
  const create = (preview: boolean) =>
    request(new provider.CreateRequest(), (made) => {
      made.setPreview(preview);
      made.setProperties(toStruct(inputs));
    });

  it("asks for the schema when it is configured, and keeps the reason", async () => {
    const instances = new Instances(new AbortController().signal, new WaitBoard(), {}, async () => "");
    const kubeconfig = JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      "current-context": "c",
      clusters: [{ name: "c", cluster: { server: nowhere } }],
      users: [{ name: "u", user: { token: "t" } }],
      contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    });
    await instances.configure("peer", { kubeconfig });
    assert.match(instances.of("peer").unreachable ?? "", /^unable to load schema .* server: connect ECONNREFUSED/);
    instances.close();
  });

  it("previews: the engine must not need the cluster before it exists", async () => {
    const made = await createResource(instance(), sources, create(true));
    const outputs = made.getProperties();
    assert.ok(outputs);
    assert.equal(fromStruct(outputs).kind, "ConfigMap");
    const update = request(new provider.UpdateRequest(), (changed) => {
      changed.setPreview(true);
      changed.setNews(toStruct(inputs));
      changed.setOlds(toStruct(inputs));
    });
    assert.ok((await updateResource(instance(), sources, update)).getProperties());
  });

  it("checks without asking for kinds, and keeps the namespace that an object has", async () => {
    const check = request(new provider.CheckRequest(), (made) => {
      made.setNews(toStruct(inputs));
      made.setOlds(toStruct({ ...inputs, metadata: { name: "web", namespace: "shop" } }));
    });
    const checked = (await checkResource(instance(), new ChartLedger(), check)).getInputs();
    assert.ok(checked);
    assert.deepEqual(fromStruct(checked).metadata, { name: "web", namespace: "shop" });
  });

  it("changes, reads and deletes nothing", async () => {
    await assert.rejects(createResource(instance(), sources, create(false)), words);
    const update = request(new provider.UpdateRequest(), (made) => made.setNews(toStruct(inputs)));
    await assert.rejects(updateResource(instance(), sources, update), words);
    const read = request(new provider.ReadRequest(), (made) => made.setProperties(toStruct(inputs)));
    await assert.rejects(readResource(instance(), sources, read), words);
    const gone = request(new provider.DeleteRequest(), (made) => made.setProperties(toStruct(inputs)));
    await assert.rejects(deleteResource(instance(), sources, gone), words);
  });
});
