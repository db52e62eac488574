import assert from "node:assert/strict";
import { openings } from "../../../cli/plan/findings";
import { doorLine, doorsOf, otherOpenings } from "../../../cli/plan/page/doors";
import { registered } from "../../support/registered";
import { aws } from "../aws";
import { object, policy } from "../objects";

const scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";

/** A release of Traefik with an ingress class of its own. */
function traefik(name: string, exposure: "internet-facing" | "internal" | undefined) {
  const annotations = exposure === undefined ? {} : { [scheme]: exposure };
  return registered(name, {
    type: "kubernetes:helm.sh/v3:Release",
    inputs: {
      chart: "traefik",
      name,
      namespace: name,
      values: {
        ingressClass: { name },
        ports: { web: { http: { redirections: { entryPoint: { to: "websecure" } } } } },
        service: { annotations, spec: { loadBalancerClass: "service.k8s.aws/nlb" } },
      },
    },
  });
}

const ingress = (host: string, ingressClassName: string) =>
  object("networking.k8s.io/v1", "Ingress", `shop/${host}`, {
    metadata: { annotations: { "cert-manager.io/cluster-issuer": "letsencrypt" } },
    spec: {
      ingressClassName,
      rules: [{ host, http: { paths: [{ backend: { service: { name: "web" } } }] } }],
      tls: [{ hosts: [host], secretName: "web" }],
    },
  });
const admitsAll = (namespace: string) => policy(`${namespace}/traefik`, { ingress: [{ ports: [{ port: 8443 }] }] });
const cluster = aws("aws.eks.Cluster", "shop", { vpcConfig: { endpointPublicAccess: false } });

const two = [
  cluster,
  traefik("inside", "internal"),
  admitsAll("inside"),
  traefik("outside", "internet-facing"),
  admitsAll("outside"),
  ingress("shop.example.com", "outside"),
  ingress("admin.example.com", "inside"),
];

describe("load balancers on a plan's page", () => {
  it("name the authority of a certificate, if the program makes the issuer", () => {
    const server = "https://acme-v02.api.letsencrypt.org/directory";
    const issuer = object("cert-manager.io/v1", "ClusterIssuer", "letsencrypt", { spec: { acme: { server } } });
    assert.deepEqual(doorsOf([...two, issuer])[0]?.hosts, [
      "shop.example.com · shop/web · HTTPS, certificate from Let's Encrypt (issuer letsencrypt)",
    ]);
  });

  it("name their kind, ports and hosts with certificates, the public ones first", () => {
    const shared = { kind: "Network Load Balancer of AWS", ports: ["80 (redirects to HTTPS)", "443"], sources: [] };
    assert.deepEqual(doorsOf(two), [
      {
        name: "outside/outside",
        exposure: "public",
        ...shared,
        hosts: ["shop.example.com · shop/web · HTTPS, certificate by issuer letsencrypt"],
      },
      {
        name: "inside/inside",
        exposure: "internal",
        ...shared,
        hosts: ["admin.example.com · shop/web · HTTPS, certificate by issuer letsencrypt"],
      },
    ]);
  });

  it("say in a line where they are reached", () => {
    const [first] = doorsOf(two);
    assert.equal(
      first && doorLine(first),
      "outside/outside · Network Load Balancer of AWS · ports 80 (redirects to HTTPS), 443 · for shop.example.com",
    );
  });

  it("are not open to the internet if they are internal, nor are the pods behind them", () => {
    const lines = openings(two);
    assert.ok(lines.some((line) => line.startsWith("Release outside/outside: a public load balancer")));
    assert.ok(lines.some((line) => line.startsWith("NetworkPolicy outside/traefik")));
    assert.deepEqual(
      lines.filter((line) => line.includes("inside")),
      [],
    );
  });

  it("are not listed again among what else is open", () => {
    assert.deepEqual(otherOpenings(two), []);
    assert.deepEqual(otherOpenings([...two, admitsAll("shop")]).length, 1);
  });

  it("of a chart are public on a cloud by default, and of unknown exposure on a cluster that the program does not make", () => {
    const [onCloud] = doorsOf([cluster, traefik("traefik", undefined)]);
    const [elsewhere] = doorsOf([traefik("traefik", undefined)]);
    assert.deepEqual([onCloud?.exposure, elsewhere?.exposure], ["public", "unknown"]);
  });

  it("keep the ranges that may connect", () => {
    const service = object("v1", "Service", "shop/web", {
      spec: { type: "LoadBalancer", ports: [{ port: 8443 }], loadBalancerSourceRanges: ["203.0.113.0/24"] },
    });
    const [door] = doorsOf([service]);
    assert.deepEqual([door?.ports, door?.sources, door?.exposure], [["8443"], ["203.0.113.0/24"], "public"]);
  });
});
