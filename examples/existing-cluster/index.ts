import * as pulumi from "@pulumi/pulumi";
import { Deployment, Tenant } from "keelson";
import { eks } from "./eks";
import { onPremises } from "./on-premises";
import type { Place } from "./place";

const places: Readonly<Record<string, Place>> = { eks, "on-premises": onPremises };

const config = new pulumi.Config();
const { place, identifier } = config.requireObject<{ place: string; identifier: string }>("cluster");
const platformOf = places[place];
if (platformOf === undefined) {
  throw new pulumi.RunError(
    `existing-cluster:cluster.place: expected one of ${Object.keys(places).join(", ")}, got ${JSON.stringify(place)}`,
  );
}
const platform = platformOf({ kubeconfig: config.requireSecret("kubeconfig"), identifier });
const team = new Tenant("web", { platform });
const web = new Deployment("web", {
  tenant: team,
  image: "ghcr.io/stefanprodan/podinfo:6.14.1",
  command: ["./podinfo", "--port=9898"],
  port: 9898,
  autoscaling: { minReplicas: 2, maxReplicas: 6 },
  expose: {},
});

/** URL of the workload. */
export const url = web.url;
