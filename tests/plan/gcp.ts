import type { RegisteredResource } from "../../components/testing";
import { bridgedType, registerer, shownAmong, surroundings } from "./cloud-resources";

/** Registers a resource of Google Cloud in the component `prod`. */
export const gcp = registerer(bridgedType);

/** The component of the resources that `gcp` registers, and their provider. */
export const project = surroundings("gcp", { region: "europe-west3", project: "shop" });

/** Returns what a plan shows of a resource. */
export function said(resource: RegisteredResource, others: readonly RegisteredResource[] = []) {
  return shownAmong([...project, ...others], resource);
}
