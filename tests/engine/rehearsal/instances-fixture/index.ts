import * as pulumi from "@pulumi/pulumi";
import {
  certManager,
  Deployment,
  type Exposure,
  envoyGateway,
  ingressNginx,
  Platform,
  Tenant,
  traefik,
} from "../../../../components";
import { rehearsalCluster } from "../existing-cluster";

const accepted = { acceptRetired: true };

const platform = new Platform("rehearsal", {
  cluster: rehearsalCluster(),
  addons: [
    certManager({ letsEncrypt: false, issuers: { production: { kind: "self-signed-ca" } } }),
    traefik({ exposure: "public" }),
    traefik({ instance: "internal", className: "private" }),
    ingressNginx({ isDefaultClass: false }, accepted),
    ingressNginx({ instance: "internal" }, accepted),
    envoyGateway({ isDefaultClass: false, exposure: "public", classes: { inside: {} } }),
  ],
  charts: new pulumi.Config("keelson").get("charts") ?? "upstream",
  domain: "example.com",
  tier: "small",
});
const tenant = new Tenant("shop", { platform });

/** A workload behind each class. */
const exposures: Readonly<Record<string, Exposure>> = {
  usual: {},
  private: { ingressClassName: "private" },
  nginx: { ingressClassName: "nginx" },
  "nginx-internal": { ingressClassName: "nginx-internal" },
  envoy: { gatewayClassName: "envoy" },
  inside: { gatewayClassName: "inside" },
};
for (const [name, expose] of Object.entries(exposures)) {
  new Deployment(name, { tenant, image: "registry.example.com/web:1.0.0", port: 8080, expose });
}
