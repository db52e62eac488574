import type { GcpPermission } from "../../../clusters/contract";
import type { GoogleCaPool } from "./options";

/** The project and location of a pool. */
export interface PoolPlace {
  readonly project: string | undefined;
  readonly location: string;
}

/** Returns the project and location of a pool. The default project is the cluster's project. */
export function placeOf({ project, location }: GoogleCaPool, clusterProject: string | undefined): PoolPlace {
  return { project: project ?? clusterProject, location };
}

/** Returns the full name of a template. A template id alone means a template in the pool's project and location. */
export function templateName({ project = "", location }: PoolPlace, template: string): string {
  return template.includes("/")
    ? template
    : `projects/${project}/locations/${location}/certificateTemplates/${template}`;
}

/**
 * Returns the roles for issuers without `credentials`. If several issuers name the same pool or template, the role is granted only once.
 * https://cloud.google.com/certificate-authority-service/docs/reference/permissions-and-roles
 */
export function requests(pools: readonly GoogleCaPool[], clusterProject: string | undefined): GcpPermission[] {
  const own = pools.filter(({ credentials }) => credentials === undefined);
  const places = own.map((issuer) => ({ ...issuer, place: placeOf(issuer, clusterProject) }));
  const caPools = places.map(({ pool, place: { project = "", location } }) => {
    return `projects/${project}/locations/${location}/caPools/${pool}`;
  });
  const templates = places.flatMap(({ template, place }) =>
    template === undefined ? [] : [templateName(place, template)],
  );
  return [
    ...[...new Set(caPools)].map((caPool) => ({ role: "roles/privateca.certificateRequester", caPool })),
    ...[...new Set(templates)].map((certificateTemplate) => ({
      role: "roles/privateca.templateUser",
      certificateTemplate,
    })),
  ];
}
