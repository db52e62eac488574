import * as pulumi from "@pulumi/pulumi";
import {
  certManager,
  Deployment,
  type Exposure,
  envoyGateway,
  externalDns,
  externalSecrets,
  ingressNginx,
  Platform,
  Tenant,
  traefik,
} from "../../../../components";
import { rehearsalCluster } from "../existing-cluster";

const accepted = { acceptRetired: true };
const guid = "33334444-5555-6666-7777-888899990000";
const credentials = { store: "vault", key: "dns" };
const application = { tenantId: guid, clientId: guid, secret: credentials };

const platform = new Platform("rehearsal", {
  cluster: rehearsalCluster(),
  addons: [
    certManager({ letsEncrypt: false, issuers: { production: { kind: "self-signed-ca" } } }),
    traefik({ exposure: "public" }),
    traefik({ instance: "internal", className: "private" }),
    ingressNginx({ isDefaultClass: false }, accepted),
    ingressNginx({ instance: "internal" }, accepted),
    envoyGateway({ isDefaultClass: false, exposure: "public", classes: { inside: {} } }),
    externalSecrets({ vault: { server: "https://vault.example.com", path: "secret", role: "platform" } }),
    externalDns({
      zones: [{ domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ", credentials }],
      classes: ["traefik", "nginx", "envoy"],
    }),
    externalDns({
      instance: "private",
      zones: [{ domain: "example.com", managedZone: "example-com", project: "shop-dns", private: true, credentials }],
      classes: ["private", "nginx-internal", "inside"],
    }),
    externalDns({
      instance: "azure",
      zones: [
        { domain: "example.net", resourceGroup: "dns", subscriptionId: guid, private: true, credentials: application },
      ],
    }),
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
