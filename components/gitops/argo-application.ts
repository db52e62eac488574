import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { cascadeFinalizer } from "../capabilities";
import { checkObjectOverrides, checkTaken, type TakenFields } from "../check-overrides";
import { override } from "../overrides";
import { expected, type Problem, quote, refuseProblems } from "../problems";
import type { ArgoApplicationArgs, ArgoApplicationParts } from "./application-args";
import { applicationSpec, checkDelivery, checkPlace, objectOptions, type Place, renderDestination } from "./delivery";
import { checkFlows, createFlows } from "./flows";

/**
 * An application that Argo CD deploys into a tenant's namespace and keeps in sync with its source: Git, a chart or an OCI artifact. This program
 * creates only the Application. Argo CD creates the application's objects, and deletes them together with the Application.
 *
 * @example
 * ```ts
 * new ArgoApplication("shop", {
 *   project,
 *   source: { repoURL: "https://github.com/acme/shop.git", targetRevision: "v1.2.0", path: "overlays/production" },
 * });
 * ```
 */
export class ArgoApplication extends pulumi.ComponentResource {
  declare readonly applicationName: string;

  constructor(name: string, args: ArgoApplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("application", name, "ArgoApplicationArgs", args);
    const { applicationName = name, project, flows = {}, cascade = true } = args;
    const place = placeOf(args);
    refuseProblems(`application ${quote(applicationName)}`, checkApplication(applicationName, args, place));
    super("keelson:index:ArgoApplication", name, {}, pulumi.mergeOptions({ parent: place.tenant ?? project }, opts));
    this.applicationName = applicationName;
    project.applications.add(applicationName);
    const tenants = place.tenant === undefined ? [] : [place.tenant];
    const options = objectOptions(this, project, tenants);
    const policies = tenants.flatMap((tenant) => createFlows(name, flows, tenant, options));
    const { apiVersion, namespace } = project.argoCd.value;
    const rendered: ArgoApplicationParts = {
      metadata: { name: applicationName, namespace, ...(cascade && { finalizers: [cascadeFinalizer] }) },
      spec: applicationSpec(args, renderDestination(place, project)),
    };
    new k8s.apiextensions.CustomResource(
      name,
      { apiVersion, kind: "Application", ...override(rendered, args.overrides) },
      objectOptions(this, project, tenants, policies),
    );
    this.registerOutputs({ applicationName });
  }
}

function placeOf({ tenant, destination, project }: ArgoApplicationArgs): Place {
  const [only, ...others] = project.tenants;
  const usual = destination === undefined && others.length === 0 ? only : undefined;
  return { tenant: tenant ?? usual, destination };
}

function checkApplication(name: string, args: ArgoApplicationArgs, place: Place): Problem[] {
  const { flows, project } = args;
  return [
    ...checkDelivery("applicationName", name, args),
    ...checkPlace("", place, project),
    ...(place.tenant === undefined ? [] : checkFlows("flows", flows ?? {}, place.tenant)),
    ...(place.tenant === undefined && flows !== undefined
      ? [
          expected(
            "flows",
            "no flows, because the application runs in another cluster",
            Object.keys(flows),
            "remove them",
          ),
        ]
      : []),
    ...checkObjectOverrides(args.overrides),
    ...checkTaken(args.overrides, taken),
  ];
}

/** Fields that only options may set, because the project's limits and the order of creation depend on them. */
const taken: TakenFields = [
  [/^metadata\.(name|namespace)$/, "applicationName"],
  [/^metadata\.finalizers\b/, "cascade"],
  [/^spec\.project$/, "project"],
  [/^spec\.destination\b/, "tenant or destination"],
  [/^spec\.(source|sources)\b/, "source or sources"],
  [/^spec\.syncPolicy\b/, "syncPolicy"],
];
