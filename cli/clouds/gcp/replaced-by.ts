import { type Replacement, rows } from "../replacement";

/** The upstream provider on which Pulumi's is based. */
const upstream = "hashicorp/terraform-provider-google-beta google-beta";

/** Lists inputs that `ForceNew` marks in a file of a service. */
export function forceNew(file: string, paths: readonly string[]): Replacement[] {
  return rows(`${upstream}/services/${file}`, paths);
}

/** Lists the inputs of a grant that force a replacement: those of its service, and those of every grant. */
export function forceNewGrant(file: string, paths: readonly string[]): Replacement[] {
  return [
    ...forceNew(file, paths),
    ...rows(`${upstream}/tpgiamresource/resource_iam_member.go`, ["condition", "member", "role"]),
  ];
}
