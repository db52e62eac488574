import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Deployment } from "keelson";

/* Your program as it is: a provider, a namespace, and perhaps a hundred other resources. */
const provider = new kubernetes.Provider("team", { kubeconfig: new pulumi.Config().requireSecret("kubeconfig") });
const namespace = new kubernetes.core.v1.Namespace("shop", { metadata: { name: "shop" } }, { provider });

/* The only component of Keelson. `tenant` takes any namespace, with the provider of its cluster. */
new Deployment("web", {
  tenant: { provider, namespace: namespace.metadata.name },
  image: "ghcr.io/stefanprodan/podinfo:6.14.1",
  command: ["./podinfo", "--port=9898"],
  port: 9898,
  replicas: 3,
});
