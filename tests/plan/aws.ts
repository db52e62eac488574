import type { RegisteredResource } from "../../components/testing";
import { bridgedType, registerer, shownAmong, surroundings } from "./cloud-resources";

/** Registers a resource of AWS in the component `prod`. */
export const aws = registerer(bridgedType);

/** The component of the resources that `aws` registers, and their provider. */
export const cluster = surroundings("aws", { region: "eu-central-1", allowedAccountIds: '["111122223333"]' });

/** Returns what a plan shows of a resource. */
export function said(resource: RegisteredResource, others: readonly RegisteredResource[] = []) {
  return shownAmong([...cluster, ...others], resource);
}
