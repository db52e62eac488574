import * as pulumi from "@pulumi/pulumi";
import { Deployment, Secret, Tenant } from "keelson";
import { createPlatform } from "./cluster";
import { createBackup, createDatabase } from "./database";

const platform = createPlatform();
const shop = new Tenant("shop", {
  platform,
  quota: { cpu: "6", memory: "12Gi", pods: 20 },
  access: { editors: ["shop-developers"] },
});

const password = new Secret("database", {
  tenant: shop,
  stringData: { password: new pulumi.Config().requireSecret("databasePassword") },
});
const database = createDatabase(shop, password);
createBackup(shop, database, password);

const web = new Deployment("web", {
  tenant: shop,
  image: "registry.example.com/shop/web:2.0.1",
  port: 8080,
  env: { DATABASE_HOST: "postgres", DATABASE_NAME: "shop", DATABASE_PASSWORD_FILE: "/etc/database/password" },
  volumes: { password: password.mount("/etc/database") },
  resources: { requests: { cpu: "200m", memory: "256Mi" }, limits: { memory: "512Mi" } },
  autoscaling: { minReplicas: 2, maxReplicas: 8 },
  readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
  calls: [database],
  expose: {},
});

/** Where the world reaches the application. */
export const url = web.url;
