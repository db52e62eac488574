import * as pulumi from "@pulumi/pulumi";

/** A program that fails with the stand-ins for what its stack's file lacks. */
export = () => {
  const config = new pulumi.Config();
  const cluster = new pulumi.Config("cluster");
  const limits = config.requireObject<{ zones: string[] }>("limits");
  const all = {
    region: config.require("region"),
    replicas: config.requireNumber("replicas"),
    isPublic: config.requireBoolean("public"),
    name: cluster.require("name"),
    password: config.requireSecret("password"),
    zones: limits.zones.length,
  };
  return all;
};
