import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Deployment, ExistingCluster, Platform, Secret, Tenant } from "../../../../components";
import { network } from "../../../support/programs";

/** A program that requires secrets of every type, none of which a plan can read; and the example of docs/secret.md. */
export = () => {
  const config = new pulumi.Config();
  const cluster = new ExistingCluster("dev", {
    kubeconfig: config.requireSecret("kubeconfig"),
    clusterIdentifier: "uid-1",
    kubernetesVersion: "1.35",
    network,
  });
  const tenant = new Tenant("shop", { platform: new Platform("dev", { cluster, addons: [] }) });
  const password = config.requireSecret("databasePassword");
  const database = new Secret("database", { tenant, stringData: { password } });
  new Deployment("web", {
    tenant,
    image: "registry.example.com/web:2.0.1",
    port: 8080,
    volumes: { database: database.mount("/etc/database") },
  });
  const account = config.requireSecretObject<{ user: string; roles: string[] }>("account");
  const stringData = {
    user: account.user,
    role: account.apply(({ roles }) => roles.join()),
    port: config.requireSecretNumber("port").apply(String),
    tls: config.requireSecretBoolean("tls").apply(String),
    /* It is in the stack's file, but encrypted. */
    name: config.requireSecretObject<{ name: string }>("encrypted").name,
    other: pulumi.output(config.getSecretObject<{ name: string }>("encrypted")).apply((value) => value?.name ?? ""),
  };
  const metadata = { namespace: tenant.namespace };
  new k8s.core.v1.Secret("account", { metadata, stringData }, { provider: cluster.provider });
  return { none: config.getSecretNumber("absent") ?? "none" };
};
