import assert from "node:assert/strict";
import { typeNames } from "../../../cli/judges/terraform";

describe("the Terraform type of a Pulumi type", () => {
  const known = [
    "aws_vpc",
    "aws_eks_cluster",
    "aws_ec2_transit_gateway_vpc_attachment",
    "google_project_iam_member",
    "google_compute_network",
  ];

  it("is found whether it names the module or not", () => {
    const aws = typeNames("aws", known);
    assert.equal(aws("aws:ec2/vpc:Vpc"), "aws_vpc");
    assert.equal(aws("aws:eks/cluster:Cluster"), "aws_eks_cluster");
    assert.equal(aws("aws:ec2transitgateway/vpcAttachment:VpcAttachment"), "aws_ec2_transit_gateway_vpc_attachment");
  });

  it("is found for a module in the plural", () => {
    const google = typeNames("google", known);
    assert.equal(google("gcp:projects/iAMMember:IAMMember"), "google_project_iam_member");
    assert.equal(google("gcp:compute/network:Network"), "google_compute_network");
  });

  it("is unknown for other types", () => {
    assert.equal(typeNames("aws", known)("aws:rds/instance:Instance"), undefined);
  });
});
