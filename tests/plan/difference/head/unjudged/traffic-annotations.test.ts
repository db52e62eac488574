import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { object } from "../../pull-request-parts";

type Kind = "Ingress" | "Service";

const failing = new Set(["open", "unprotected", "unjudged"]);

function failuresOf(before: PlannedResource, after: PlannedResource): string[] {
  const lines = headLines([before], [after], difference([before], [after]));
  return lines.filter((line) => failing.has(line.class)).map((line) => `${line.class}: ${line.text}`);
}

function annotated(kind: Kind, name: string, value: string | undefined): PlannedResource {
  const metadata = { annotations: value === undefined ? {} : { [name]: value } };
  return kind === "Ingress"
    ? object("networking.k8s.io/v1:Ingress", "shop/web", { metadata, spec: {} })
    : object("core/v1:Service", "shop/web", { metadata, spec: { type: "LoadBalancer" } });
}

const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`;
const aws = (name: string) => `service.beta.kubernetes.io/aws-load-balancer-${name}`;
const shown = (value: string | undefined) => (value === undefined ? "(nothing)" : JSON.stringify(value));

type Change = readonly [kind: Kind, name: string, before: string | undefined, after: string | undefined];

describe("annotations of traffic", () => {
  const asked: readonly Change[] = [
    ["Ingress", nginx("rewrite-target"), "/$1", "/api/$1"],
    ["Ingress", nginx("canary-weight"), "10", "100"],
    ["Ingress", nginx("proxy-next-upstream-timeout"), "60", "60000"],
    ["Ingress", "external-dns.alpha.kubernetes.io/hostname", "shop.example.com", undefined],
    ["Service", aws("proxy-protocol"), "*", undefined],
    ["Service", aws("healthcheck-path"), "/readyz", "/"],
    ["Service", "networking.gke.io/load-balancer-subnet", "a", "b"],
  ];
  for (const [kind, name, before, after] of asked) {
    it(`ask a person: ${name} ${shown(before)} → ${shown(after)}`, () => {
      const [was, is] = [before, after].map((value) => annotated(kind, name, value));
      assert.ok(was && is);
      const line = (one?: string, other?: string) =>
        `unjudged: ${kind} shop/web: metadata.annotations["${name}"] ${shown(one)} → ${shown(other)}`;
      assert.deepEqual(failuresOf(was, is), [line(before, after)]);
      assert.deepEqual(failuresOf(is, was), [line(after, before)]);
    });
  }

  const everyday: readonly Change[] = [
    ["Ingress", nginx("proxy-next-upstream-timeout"), "60", "120"],
    ["Ingress", nginx("proxy-buffer-size"), undefined, "16k"],
    ["Ingress", nginx("proxy-buffer-size"), "8k", "16k"],
    ["Ingress", "external-dns.alpha.kubernetes.io/ttl", "300", "600"],
    ["Ingress", "kubernetes.io/description", "the shop", "our shop"],
    ["Ingress", "acme.example/owner", "shop", "web"],
    ["Service", aws("additional-resource-tags"), "team=shop", "team=web"],
    ["Service", aws("connection-idle-timeout"), "60", "120"],
  ];
  for (const [kind, name, before, after] of everyday) {
    it(`pass: ${name} ${shown(before)} → ${shown(after)}`, () => {
      const [was, is] = [before, after].map((value) => annotated(kind, name, value));
      assert.ok(was && is);
      assert.deepEqual([failuresOf(was, is), failuresOf(is, was)], [[], []]);
    });
  }
});
