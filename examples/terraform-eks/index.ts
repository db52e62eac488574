import * as pulumi from "@pulumi/pulumi";
import { awsLoadBalancerController, Deployment, externalSecrets, metricsServer, Platform, Tenant } from "keelson";
import { ExistingEksCluster } from "keelson/eks";
import { TerraformOutputs } from "./terraform";

const config = new pulumi.Config();
const terraform = new TerraformOutputs(config.require("outputs"));
const [, , , region = "", accountId = "", path = ""] = terraform.text("cluster_arn").split(":");

/* The outputs have the names of terraform-aws-modules/eks and terraform-aws-modules/vpc. */
const cluster = new ExistingEksCluster("team", {
  accountId,
  region,
  clusterName: path.replace("cluster/", ""),
  kubernetesVersion: terraform.text("cluster_version"),
  endpoint: terraform.text("cluster_endpoint"),
  certificateAuthority: terraform.text("cluster_certificate_authority_data"),
  kubeconfig: config.getSecret("kubeconfig"),
  issuer: terraform.text("cluster_oidc_issuer_url"),
  /* Leave it out if the cluster has the add-on eks-pod-identity-agent. */
  oidcProviderArn: terraform.text("oidc_provider_arn"),
  network: {
    vpcId: terraform.text("vpc_id"),
    nodeCidrs: terraform.texts("private_subnets_cidr_blocks"),
    controlPlaneCidrs: terraform.texts("intra_subnets_cidr_blocks"),
    publicCidrs: terraform.texts("public_subnets_cidr_blocks"),
    serviceCidr: terraform.text("cluster_service_cidr"),
  },
});
const addons = [metricsServer(), awsLoadBalancerController({ isDefaultClass: true }), externalSecrets()];
const platform = new Platform("team", { cluster, tier: "small", addons });
const tenant = new Tenant("web", { platform });
const web = new Deployment("web", {
  tenant,
  image: "ghcr.io/stefanprodan/podinfo:6.14.1",
  command: ["./podinfo", "--port=9898"],
  port: 9898,
  expose: { host: "web.example.com" },
});

/** URL of the workload. */
export const url = web.url;
