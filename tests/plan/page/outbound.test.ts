import assert from "node:assert/strict";
import type { ComponentNode } from "../../../cli/pages/contract";
import { outboundLines } from "../../../cli/plan/page/outbound";
import { reachability } from "../../../cli/plan/page/reach";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { app, deployment, policy } from "../objects";

const tenant = (name: string): ComponentNode => ({
  name,
  label: name,
  title: name,
  kind: "Tenant",
  category: "tenant",
  size: 1,
  wave: 1,
  lines: [],
});
const closed = (namespace: string) => policy(`${namespace}/all`, { ingress: [], egress: [] });
const internet = { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } };

function lines(resources: readonly RegisteredResource[], ...tenants: readonly string[]) {
  return outboundLines(resources, reachability(resources), tenants.map(tenant));
}

describe("what leaves the cluster, on a plan's page", () => {
  it("is denied to tenants by default, and named where a policy allows the internet", () => {
    const resources = [
      closed("shop"),
      closed("blog"),
      policy("blog/web", { ...app("web"), egress: [{ to: [internet], ports: [{ port: 443 }] }] }),
      policy("dns/dns", { egress: [{ to: [internet], ports: [{ port: 53, protocol: "UDP" }] }] }),
    ];
    const [denied = "", own = "", others = "", ...more] = lines(resources, "shop", "blog");
    assert.match(denied, /^shop · nothing to the internet, because no policy allows it/);
    assert.match(own, /^blog\/.* · may reach the internet on 443$/);
    assert.equal(others, "Add-ons to the internet, by namespace and port · dns 53/UDP");
    assert.deepEqual(more, []);
  });

  it("is nothing for add-ons whose policies name no internet, and leads to other networks by routes", () => {
    const transitGatewayId = "tgw-1";
    const route = { transitGatewayId, destinationCidrBlock: "10.0.0.0/16" };
    const made = [
      policy("keda/all", { ...app("operator"), policyTypes: ["Egress"] }),
      deployment("keda/operator"),
      registered("hub", { type: "aws:ec2transitgateway/vpcAttachment:VpcAttachment", inputs: { transitGatewayId } }),
      registered("r", { type: "aws:ec2/route:Route", inputs: route }),
    ];
    assert.deepEqual(lines(made), [
      "Add-ons in keda · nothing to the internet",
      "Other networks · 10.0.0.0/16 through the transit gateway, for pods whose policies allow these addresses",
    ]);
  });

  it("is everything for pods that no policy limits, those of add-ons by their namespace", () => {
    const pods = [deployment("shop/web"), deployment("kube-system/dns"), deployment("kube-system/nodes")];
    assert.deepEqual(lines(pods, "shop"), [
      "shop/web · may reach everything: no policy limits what they send",
      "Pods in kube-system · may reach everything: no policy limits what they send",
    ]);
  });
});
