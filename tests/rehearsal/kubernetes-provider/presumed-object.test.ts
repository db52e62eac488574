import assert from "node:assert/strict";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { Discovery } from "../../../cli/rehearsal/kubernetes/discovery";
import { Makers } from "../../../cli/rehearsal/kubernetes-provider/makers";
import { referenceById } from "../../../cli/rehearsal/kubernetes-provider/objects";
import { readResource } from "../../../cli/rehearsal/kubernetes-provider/read-calls";
import type { ChartSources } from "../../../cli/rehearsal/kubernetes-provider/release";
import { fromStruct, toStruct } from "../../../cli/rehearsal/plugin-protocol";
import { WaitBoard } from "../../../cli/rehearsal/readiness";

/** A cluster without any object. */
class NoObjects extends ApiClient {
  override find(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

type Properties = Parameters<typeof toStruct>[0];

const service = "kubernetes:core/v1:Service";
const absent = { name: "wordpress", content: "absent", own: false } as const;

describe("an object that a program reads and nothing made", () => {
  let ledger: ChartLedger;
  beforeEach(() => {
    ledger = new ChartLedger();
  });

  async function read(isAmbient: boolean, type: string, inputs: Properties = {}) {
    const client = new NoObjects("https://127.0.0.1:9", {}, {});
    const settings = { kubeconfig: "", context: "", isAmbient, namespace: "default", upsert: false, given: {} };
    const access = { client, discovery: new Discovery(client) };
    const { signal } = new AbortController();
    const instance = {
      settings,
      access,
      unreachable: undefined,
      waits: new WaitBoard(),
      name: undefined,
      makers: new Makers(),
      signal,
    };
    const request = new provider.ReadRequest();
    request.setUrn(`urn:pulumi:s::p::${type}::web`);
    request.setId("shop/web");
    request.setInputs(toStruct(inputs));
    const response = await readResource(instance, { ledger } as ChartSources, request);
    const outputs = response.getProperties();
    return outputs && fromStruct(outputs);
  }

  it("is named by its type and its id, because the SDK sends nothing else", () => {
    const names: [string, string, string][] = [
      ["kubernetes:core/v1:Service", "v1", "Service"],
      ["kubernetes:apps/v1:Deployment", "apps/v1", "Deployment"],
      ["kubernetes:stable.example.com/v1:CronTab", "stable.example.com/v1", "CronTab"],
    ];
    for (const [type, apiVersion, kind] of names) {
      assert.deepEqual(referenceById(type, "shop/web"), { apiVersion, kind, namespace: "shop", name: "web" });
    }
    const given = { apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler" };
    const { apiVersion } = referenceById("kubernetes:autoscaling/v1:HorizontalPodAutoscaler", "shop/web", given);
    assert.equal(apiVersion, "autoscaling/v2");
  });

  it("does not exist in a cluster that the program makes", async () => {
    assert.equal(await read(false, service), undefined);
    assert.deepEqual(ledger.notPlayed, []);
  });

  it("is taken to exist in a cluster that was there before, with an address, and named", async () => {
    const outputs = await read(true, service);
    const address = { ip: "192.0.2.1", hostname: "web.invalid" };
    assert.deepEqual(outputs?.metadata, { name: "web", namespace: "shop", labels: {}, annotations: {} });
    assert.deepEqual(outputs?.status, { loadBalancer: { ingress: [address] } });
    assert.deepEqual(ledger.notPlayed, [
      "These objects are assumed to exist, because the program does not create them: Service shop/web. Their addresses are invented, their definitions accept any field, and everything else is empty.",
    ]);
  });

  it("is taken to exist if a chart is absent that may have made it", async () => {
    ledger.enter(absent);
    assert.ok(await read(false, service));
    const secret = await read(false, "kubernetes:core/v1:Secret");
    assert.deepEqual(secret?.data, {});
  });

  it("stays in a refresh, which no object does that the program made", async () => {
    ledger.enter(absent);
    const known = { apiVersion: "v1", kind: "Service", metadata: { name: "web", namespace: "shop" } };
    assert.equal(await read(false, service, known), undefined);
    assert.ok(await read(false, service));
    assert.ok(await read(false, service, known));
  });
});
