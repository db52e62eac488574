import { Provider } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Site } from "./site";

/** Returns the AWS provider of a component, or creates one for its account and region. */
export function awsProviderOf(
  parent: pulumi.ComponentResource,
  name: string,
  { accountId, region }: Pick<Site, "accountId" | "region">,
): pulumi.ProviderResource {
  return (
    parent.getProvider("aws:eks/cluster:Cluster") ??
    new Provider(name, { region, allowedAccountIds: [accountId] }, { parent })
  );
}
