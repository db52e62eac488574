import * as pulumi from "@pulumi/pulumi";
import { Deployment, Platform, Tenant } from "keelson";
import { clouds } from "./clusters/clouds";

/** Creates the cluster in the stack's cloud; the rest of the program does not know which cloud that is. */
export = function program(): Record<string, unknown> {
  const config = new pulumi.Config();
  const cloud = config.require("cloud");
  const create = clouds[cloud];
  if (create === undefined) {
    throw new pulumi.RunError(`multi-cloud:cloud: expected one of ${Object.keys(clouds).join(", ")}, got "${cloud}"`);
  }
  const domain = config.require("domain");
  const { cluster, addons } = create({ domain, tags: { owner: "shop", environment: "prod", stack: cloud } });
  const platform = new Platform("shop", { cluster, domain, addons });
  const shop = new Tenant("shop", { platform, quota: { cpu: "8", memory: "16Gi", pods: 40 } });
  const store = new Deployment("store", {
    tenant: shop,
    image: "registry.example.com/shop/store:1.4.0",
    port: 9000,
  });
  const web = new Deployment("web", {
    tenant: shop,
    image: "registry.example.com/shop/web:2.0.1",
    port: 8080,
    autoscaling: { minReplicas: 2, maxReplicas: 10 },
    calls: [store],
    expose: {},
  });
  return { url: web.url, endpoint: cluster.endpoint };
};
