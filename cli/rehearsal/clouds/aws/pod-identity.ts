import { type Fields, fields, items, text } from "../../../values";

/** The annotation of a ServiceAccount that names a role, and where its pods find the token for it. */
export const roleAnnotation = "eks.amazonaws.com/role-arn";
const tokenFolder = "/var/run/secrets/eks.amazonaws.com/serviceaccount";
const tokenVolume = "aws-iam-token";

/**
 * Returns a pod as EKS' own webhook changes it: with the role and the token of its ServiceAccount, unless its containers name others.
 * https://github.com/aws/amazon-eks-pod-identity-webhook/blob/9dafe2b339841297275a876186e6075af6640a31/pkg/handler/handler.go
 *
 * @param account the pod's ServiceAccount
 * @param region where AWS' SDKs ask for credentials
 * @returns undefined if nothing changes
 */
export function podWithRole(pod: Fields, account: Fields, region: string): Fields | undefined {
  const role = text(account, "metadata", "annotations", roleAnnotation);
  if (role === undefined) {
    return undefined;
  }
  const { spec } = pod;
  const withRole = (containers: unknown) =>
    items(containers).map((container) => containerWithRole(container, role, region));
  const others = items(spec, "volumes").filter((volume) => text(volume, "name") !== tokenVolume);
  const initContainers = withRole(fields(spec).initContainers);
  return {
    ...pod,
    spec: {
      ...fields(spec),
      containers: withRole(fields(spec).containers),
      ...(initContainers.length > 0 && { initContainers }),
      volumes: [...others, { name: tokenVolume, projected: { sources: [{ serviceAccountToken: token }] } }],
    },
  };
}

const token = { audience: "sts.amazonaws.com", expirationSeconds: 86_400, path: "token" };

function containerWithRole(container: Fields, role: string, region: string): Fields {
  const env = items(container, "env");
  const names = new Set(env.map((variable) => text(variable, "name")));
  const unless = (known: readonly string[], added: Readonly<Record<string, string>>) =>
    known.some((name) => names.has(name)) ? [] : Object.entries(added).map(([name, value]) => ({ name, value }));
  const mounts = items(container, "volumeMounts");
  const isMounted = mounts.some((mount) => text(mount, "mountPath") === tokenFolder);
  const [roleName, fileName] = ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"];
  const regions = ["AWS_DEFAULT_REGION", "AWS_REGION"];
  return {
    ...container,
    env: [
      ...env,
      ...unless(["AWS_STS_REGIONAL_ENDPOINTS"], { AWS_STS_REGIONAL_ENDPOINTS: "regional" }),
      ...unless(regions, Object.fromEntries(regions.map((name) => [name, region]))),
      ...unless([roleName, fileName], { [roleName]: role, [fileName]: `${tokenFolder}/token` }),
    ],
    volumeMounts: isMounted ? mounts : [...mounts, { name: tokenVolume, mountPath: tokenFolder, readOnly: true }],
  };
}
