import assert from "node:assert/strict";
import {
  bringsClass,
  type ClassedIngress,
  classOf,
  requireServed,
} from "../../../cli/rehearsal/controllers/ingress-classes";
import { ApiError } from "../../../cli/rehearsal/kubernetes/answer";
import type { ApiCall } from "../../../cli/rehearsal/kubernetes/client";

const nobody = async () => false;
const ingress = (spec: ClassedIngress["spec"], annotations?: Record<string, string>): ClassedIngress => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "web", namespace: "shop", annotations },
  spec,
});

/** A cluster with one class, `traefik`; it answers nothing else. */
const client = {
  find: async <Body>({ path }: ApiCall): Promise<Body | undefined> => {
    if (path.includes("broken")) {
      throw new ApiError("broken", 500, "");
    }
    return path === "/apis/networking.k8s.io/v1/ingressclasses/traefik" ? ({} as Body) : undefined;
  },
};

describe("the class of an Ingress", () => {
  it("is named by its field, by the old annotation, or not at all", () => {
    assert.equal(classOf(ingress({ ingressClassName: "alb" })), "alb");
    assert.equal(classOf(ingress({}, { "kubernetes.io/ingress.class": "gce" })), "gce");
    assert.equal(classOf(ingress({})), undefined);
  });

  it("is served if the cluster has it, if somebody serves it without, or if there is none", async () => {
    await requireServed(client, ingress({ ingressClassName: "traefik" }), nobody);
    await requireServed(client, ingress({ ingressClassName: "gce" }), async (name) => name === "gce");
    await requireServed(client, ingress({}), nobody);
  });

  it("is served by nobody otherwise", async () => {
    await assert.rejects(requireServed(client, ingress({ ingressClassName: "nginx" }), nobody), {
      message: 'no controller serves the class "nginx": the cluster has no such IngressClass',
    });
    await assert.rejects(requireServed(client, ingress({ ingressClassName: "broken" }), nobody), { statusCode: 500 });
  });
});

describe("a chart", () => {
  const cases: [string, string, boolean][] = [
    ["traefik", "traefik", true],
    ["ingress-nginx", "nginx", true],
    ["ingress-nginx", "nginx-internal", true],
    ["ingress-nginx", "nginxes", false],
    ["aws-load-balancer-controller", "alb", true],
    ["aws-load-balancer-controller", "aws", false],
    ["cert-manager", "nginx", false],
  ];
  for (const [chart, name, expected] of cases) {
    it(`${chart} ${expected ? "brings" : "does not bring"} the class ${name}`, () =>
      assert.equal(bringsClass(chart, name), expected));
  }
});
