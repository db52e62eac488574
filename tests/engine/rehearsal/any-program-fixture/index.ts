import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const config = new pulumi.Config();
const labels = { app: "guestbook" };

/** Another stack, in an organization that a backend of files does not know. */
const network = new pulumi.StackReference("acme/network/prod");
/** A type that nothing simulates. */
const pictures = new aws.sns.Topic("pictures", {});
const password = new random.RandomPassword("password", { length: 20 });
new k8s.yaml.ConfigFile("settings", { file: "manifests/settings.yaml" });
/* Nobody downloads it. */
new k8s.yaml.ConfigFile("remote", { file: "https://manifests.invalid/crds.yaml" });
new k8s.yaml.v2.ConfigGroup("limits", {
  objs: [
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "limits" },
      data: { most: "10", vpc: network.requireOutput("vpcId") },
    },
  ],
});
const login = new k8s.core.v1.Secret("login", {
  stringData: { password: password.result, pin: config.requireSecret("pin") },
});
new k8s.apps.v1.Deployment("guestbook", {
  spec: {
    replicas: config.requireNumber("replicas"),
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: "guestbook",
            image: "nginx:1.29",
            ports: [{ containerPort: 80 }],
            env: [
              { name: "TITLE", value: config.require("title") },
              { name: "PICTURES", value: pictures.arn },
              { name: "PASSWORD", valueFrom: { secretKeyRef: { name: login.metadata.name, key: "password" } } },
            ],
          },
        ],
      },
    },
  },
});
const service = new k8s.core.v1.Service("guestbook", {
  spec: { type: "LoadBalancer", selector: labels, ports: [{ port: 80 }] },
});

/** A second provider, by the place of the machine's kubeconfig, and a third one by its content, as programs read it. */
const named = new k8s.Provider("named", { kubeconfig: "~/.kube/config", context: "prod" });
const ownKubeconfig = readFileSync(path.join(os.homedir(), ".kube", "config"), "utf8");
const read = new k8s.Provider("read", { kubeconfig: ownKubeconfig });
const logins = Object.keys(process.env).filter((name) =>
  /^(?:AWS_(?:ACCESS|SECRET|SHARED)|ARM_CLIENT|AZURE_|GOOGLE_.*CREDENTIALS|KUBECONFIG)/.test(name),
);
if (logins.length > 0) {
  throw new Error(`the program sees ${logins.join(", ")}`);
}
new k8s.core.v1.Namespace("attic", {}, { provider: read });
new k8s.core.v1.Namespace("archive", {}, { provider: named });

export const address = service.status.loadBalancer.ingress[0]?.ip;
