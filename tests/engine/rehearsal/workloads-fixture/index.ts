import * as k8s from "@pulumi/kubernetes";
import { Platform, Tenant } from "../../../../components";
import { rehearsalCluster } from "../existing-cluster";
import { createAgents } from "./agents";
import { createBroker } from "./broker";
import { createJobs } from "./jobs";
import { createListeners } from "./listeners";

const cluster = rehearsalCluster({ standard: "disk" });
const platform = new Platform("rehearsal", { cluster, addons: [], tier: "small" });
const disk = new k8s.storage.v1.StorageClass(
  "disk",
  {
    metadata: { name: "disk" },
    provisioner: "ebs.csi.aws.com",
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
  },
  { provider: cluster.provider },
);
const messages = new Tenant(
  "messages",
  {
    platform,
    owner: "messaging",
    quota: { loadBalancers: 1 },
    access: {
      admins: ["messages-admins"],
      editors: ["messages-editors"],
      viewers: ["everyone"],
      roles: {
        auditor: {
          groups: ["auditors"],
          rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["list"] }],
          clusterWide: true,
        },
      },
    },
  },
  { dependsOn: [disk] },
);

const broker = createBroker(messages);
createJobs(messages, broker);
const listener = createListeners(messages);
createAgents(new Tenant("agents", { platform, podSecurity: "privileged" }), broker);

/** Where the broker's first pod is reached. */
export const firstPod = broker.podHost(0);

/** Where the listener's load balancer is reached. */
export const listenerAddress = listener.loadBalancerAddress;
