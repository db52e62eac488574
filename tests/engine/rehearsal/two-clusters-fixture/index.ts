import * as aws from "@pulumi/aws";
import * as gcp from "@pulumi/gcp";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

interface ClusterFacts {
  readonly name: pulumi.Output<string>;
  readonly server: pulumi.Output<string>;
  readonly authority: pulumi.Output<string>;
  readonly exec: pulumi.Input<object>;
}

/** A kubeconfig as users write it for the credential plugin of a cloud. */
function kubeconfigOf({ authority, exec, name, server }: ClusterFacts): pulumi.Output<string> {
  return pulumi.jsonStringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [{ name, cluster: { server, "certificate-authority-data": authority } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user: { exec: pulumi.output(exec) } }],
  });
}

const plugin = { apiVersion: "client.authentication.k8s.io/v1beta1", interactiveMode: "Never" };

const role = new aws.iam.Role("eks", {
  assumeRolePolicy: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Principal: { Service: ["eks.amazonaws.com", "ec2.amazonaws.com"] },
      },
    ],
  },
});
const subnetIds = ["subnet-0a", "subnet-0b"];
const east = new aws.eks.Cluster("east", { roleArn: role.arn, vpcConfig: { subnetIds } });
const network = new aws.eks.Addon("network", { clusterName: east.name, addonName: "vpc-cni" });
const machines = new aws.eks.NodeGroup(
  "machines",
  {
    clusterName: east.name,
    nodeRoleArn: role.arn,
    subnetIds,
    scalingConfig: { minSize: 2, maxSize: 2, desiredSize: 2 },
  },
  { dependsOn: network },
);
const west = new gcp.container.Cluster("west", {
  location: "europe-west3-a",
  initialNodeCount: 1,
  deletionProtection: false,
});

const providers = {
  east: new k8s.Provider(
    "east",
    {
      kubeconfig: kubeconfigOf({
        name: east.name,
        server: east.endpoint,
        authority: east.certificateAuthority.data,
        exec: { ...plugin, command: "aws", args: ["eks", "get-token", "--cluster-name", east.name] },
      }),
    },
    { dependsOn: machines },
  ),
  west: new k8s.Provider("west", {
    kubeconfig: kubeconfigOf({
      name: west.name,
      server: pulumi.interpolate`https://${west.endpoint}`,
      authority: west.masterAuth.clusterCaCertificate,
      exec: { ...plugin, command: "gke-gcloud-auth-plugin" },
    }),
  }),
};

/** The same names in both clusters, with other contents, and a namespace that each has to have itself. */
for (const [place, provider] of Object.entries(providers)) {
  const namespace = new k8s.core.v1.Namespace(`${place}-shop`, { metadata: { name: "shop" } }, { provider });
  const metadata = { namespace: namespace.metadata.name, name: "settings" };
  const settings = new k8s.core.v1.ConfigMap(`${place}-settings`, { metadata, data: { place } }, { provider });
  const labels = { app: "web" };
  const containers = [
    {
      name: "web",
      image: "nginx:1.29",
      envFrom: [{ configMapRef: { name: settings.metadata.name } }],
    },
  ];
  new k8s.apps.v1.Deployment(
    `${place}-web`,
    {
      metadata: { namespace: namespace.metadata.name, name: "web" },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    },
    { provider },
  );
  new k8s.core.v1.Service(
    `${place}-web`,
    {
      metadata: { namespace: namespace.metadata.name, name: "web" },
      spec: { type: "ClusterIP", selector: labels, ports: [{ port: 80 }] },
    },
    { provider },
  );
}
