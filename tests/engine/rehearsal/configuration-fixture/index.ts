import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ConfigMap, Deployment, Secret } from "../../../../components";

const config = new pulumi.Config();
const level = config.require("level");
const provider = new k8s.Provider("rehearsal", {
  kubeconfig: new pulumi.Config("keelson").requireSecret("kubeconfig"),
  clusterIdentifier: "rehearsal",
});
const tenant = { provider, namespace: "default" };

const settings = new ConfigMap("settings", { tenant, data: { level } });
const later = new ConfigMap("later", { tenant, data: { level: settings.urn.apply(() => level) } });
const token = new Secret("token", { tenant, stringData: { token: pulumi.secret(`token-${level}`) } });
const web = new Deployment("web", {
  tenant,
  image: "web:1.0.0",
  replicas: 1,
  volumes: { settings: settings.mount("/a"), later: later.mount("/b"), token: token.mount("/c") },
});

if (config.require("fails") === "yes") {
  new k8s.core.v1.ConfigMap(
    "nowhere",
    { metadata: { name: "nowhere", namespace: "nowhere" } },
    { provider, dependsOn: [web] },
  );
}
