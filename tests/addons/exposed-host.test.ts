import assert from "node:assert/strict";
import {
  type Addon,
  argoCd,
  awsLoadBalancerController,
  certManager,
  defaultGatewayClass,
  externalSecrets,
  kubePrometheusStack,
  offer,
} from "../../components";
import type { ProgramRun } from "../../components/testing";
import { existingEks, installOn } from "../support/aws";
import { existingCluster, network, platform, valuesOf } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";

const oidc = {
  name: "Okta",
  issuer: "https://okta.example.com",
  clientId: "abc",
  clientSecretName: "argocd-oidc",
  adminGroups: ["platform team"],
};
const grafanaOidc = {
  name: "Okta",
  authUrl: "https://acme.okta.com/oauth2/v1/authorize",
  tokenUrl: "https://acme.okta.com/oauth2/v1/token",
  userInfoUrl: "https://acme.okta.com/oauth2/v1/userinfo",
  clientId: "grafana",
  clientSecret: { key: "grafana/oidc", field: "secret" },
  adminGroups: ["platform team"],
};
const host = () => argoCd({ host: "argocd.example.com", oidc });

async function problemsOf(program: () => void): Promise<string> {
  let message = "";
  await assert.rejects(runProgram(program), (error: Error) => {
    message = error.message;
    return true;
  });
  return message;
}

describe("an add-on's host", () => {
  it("says that a Gateway does not serve it", async () => {
    const gatewayClass = {
      name: "gke-l7-global-external-managed",
      controller: "networking.gke.io/gateway",
      listeners: { http: 80, https: 443 },
      redirectsHttp: false,
    };
    const message = await problemsOf(() => {
      const cluster = existingCluster({ builtin: [offer(defaultGatewayClass, gatewayClass)] });
      platform([host(), certManager({ letsEncrypt: false, issuers: { production: { kind: "self-signed-ca" } } })], {
        cluster,
      });
    });
    assert.match(
      message,
      /argo-cd: needs a default IngressClass for the Ingress of the add-on's host, which nothing provides; add /,
    );
  });

  describe("behind application load balancers of AWS", () => {
    const loadBalancers = { internal: ["10.0.0.0/20"], public: ["10.0.128.0/24"] };
    const alb = "alb.ingress.kubernetes.io";
    const behindAlb = (addon: Addon, exposure?: "public") =>
      installOn(
        () =>
          existingEks(["external-secrets/external-secrets", "kube-system/aws-load-balancer-controller"], {
            network: { ...network, loadBalancers },
            builtin: [],
          }),
        [
          addon,
          externalSecrets(),
          awsLoadBalancerController({ isDefaultClass: true, ...(exposure !== undefined && { exposure }) }),
        ],
      );
    /** Whether an address inside the internal and the public ranges may connect. */
    const reaches = (run: ProgramRun, namespace: string, name: string, port: number) =>
      ["10.0.1.2", "10.0.128.2"].map((address) =>
        connects(
          policiesOf(run.resources),
          { address },
          { namespace, labels: { "app.kubernetes.io/name": name, "keelson.dev/exposed": "true" } },
          port,
        ),
      );

    it("takes its certificate from the cloud, so that it needs no issuer", async () => {
      const run = await behindAlb(host());
      const { server } = valuesOf(run, "argo-cd") as { server: { ingress: object } };
      assert.deepEqual(server.ingress, {
        enabled: true,
        ingressClassName: "alb",
        annotations: {
          [`${alb}/listen-ports`]: '[{"HTTP":80},{"HTTPS":443}]',
          [`${alb}/success-codes`]: "200-399",
          [`${alb}/scheme`]: "internal",
        },
        extraTls: [{ hosts: ["argocd.example.com"] }],
      });
      assert.deepEqual(reaches(run, "argocd", "argocd-server", 8080), [true, false]);
    });

    it("is on the internet only if the class is", async () => {
      const run = await behindAlb(
        kubePrometheusStack({ grafana: { host: "grafana.example.com", oidc: grafanaOidc } }),
        "public",
      );
      const { grafana } = valuesOf(run, "kube-prometheus-stack") as {
        grafana: { ingress: { annotations: Record<string, string>; tls: object } };
      };
      assert.equal(grafana.ingress.annotations[`${alb}/scheme`], "internet-facing");
      assert.deepEqual(grafana.ingress.tls, [{ hosts: ["grafana.example.com"] }]);
      assert.deepEqual(reaches(run, "monitoring", "grafana", 3000), [false, true]);
    });
  });
});
