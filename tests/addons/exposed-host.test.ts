import assert from "node:assert/strict";
import { argoCd, awsLoadBalancerController, certManager, defaultGatewayClass, offer } from "../../components";
import { existingEks } from "../support/aws";
import { existingCluster, platform } from "../support/programs";
import { runProgram } from "../support/run-program";

const oidc = {
  name: "Okta",
  issuer: "https://okta.example.com",
  clientId: "abc",
  clientSecretName: "argocd-oidc",
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
      /argo-cd: needs a default IngressClass for its host, which is an Ingress and no Gateway, which nothing provides; add /,
    );
  });

  it("refuses a class whose load balancers its policies keep out, whatever its certificates are", async () => {
    const message = await problemsOf(() => {
      const cluster = existingEks(["kube-system/aws-load-balancer-controller"]);
      const issuers = { production: { kind: "self-signed-ca" } } as const;
      const addons = [
        host(),
        awsLoadBalancerController({ isDefaultClass: true }),
        certManager({ letsEncrypt: false, issuers }),
      ];
      platform(addons, { cluster });
    });
    assert.match(
      message,
      /argo-cd: needs a default IngressClass for its host, .* other than the one that there is: the class alb has no pods/,
    );
  });
});
