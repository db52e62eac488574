import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, judge, object } from "../objects";

const broker = (replicas?: number) =>
  object("apps/v1", "StatefulSet", "boutique/broker", {
    spec: {
      replicas,
      serviceName: "broker-headless",
      template: { metadata: { labels: { app: "broker" } }, spec: {} },
    },
  });
const client = (value: string, path = "boutique/cart") =>
  deployment(path, {
    env: [
      { name: "SECRET", value: "broker-headless" },
      { name: "BROKER", value },
    ],
  });
const file = (text: string) => object("v1", "ConfigMap", "boutique/broker-headless", { data: { "broker.yaml": text } });
const headless = (app: string) =>
  object("v1", "Service", "boutique/brokers", { spec: { clusterIP: "None", selector: { app } } });

describe("the Service that names the pods of a StatefulSet", () => {
  const needs: Readonly<Record<string, Fields>> = {
    "a variable has the host of a pod": client("$(POD).broker-headless"),
    "a variable has its host": client("amqp://broker-headless:5672"),
    "a file has the host of a pod": file("nodes: [rabbit@broker-0.broker-headless]"),
    "a file has its host": file("join: broker-headless:7946"),
  };
  for (const [name, other] of Object.entries(needs)) {
    it(`must be there if ${name}`, () =>
      assert.deepEqual(broken(broker(2), other), [
        "StatefulSet boutique/broker: serviceName: expected Service boutique/broker-headless, got none; create it",
      ]));
  }

  it("must be the headless Service that was made for the pods", () =>
    assert.deepEqual(broken(broker(2), headless("broker")), [
      "StatefulSet boutique/broker: serviceName: expected Service boutique/broker-headless, got brokers; create it or fix the name",
    ]));

  const others: Readonly<Record<string, readonly Fields[]>> = {
    "nothing has its host": [],
    "other objects only have its name": [client("broker-headless"), file("account: broker-headless-2:1")],
    "the host is one of another namespace": [client("broker-headless:5672", "shop/cart")],
  };
  for (const [name, objects] of Object.entries(others)) {
    it(`is a note if ${name}`, () => {
      const wiring = judge([broker(2), ...objects]);
      assert.deepEqual(wiring.broken, []);
      assert.deepEqual(wiring.notes, [
        'StatefulSet boutique/broker: serviceName: no Service "broker-headless" exists, so the pods have no DNS names, but nothing uses such names',
      ]);
    });
  }

  it("is a note for a single pod, which needs no name of its own", () => {
    for (const alone of [broker(), broker(1)]) {
      const wiring = judge([alone]);
      assert.deepEqual(wiring.broken, []);
      assert.deepEqual(wiring.notes, [
        'StatefulSet boutique/broker: serviceName: no Service "broker-headless" exists, so the pod runs without a DNS name',
      ]);
    }
  });
});
