/** Returns the package of a token; that of `pulumi:providers:aws` is `aws`. */
export function packageOf(token: string): string {
  const [first = "", module, last = ""] = token.split(":");
  return first === "pulumi" && module === "providers" ? last : first;
}

export function isProvider(token: string): boolean {
  return token.startsWith("pulumi:providers:");
}

/** Completes the short form `package:Type`. */
export function wholeToken(token: string): string {
  const [name = "", module = "", kind] = token.split(":");
  return kind === undefined ? `${name}:index:${module}` : token;
}

/** Packages whose tokens name no file. All others are made from Terraform's providers. */
const nativePackages: ReadonlySet<string> = new Set([
  "aws-native",
  "awsx",
  "azure-native",
  "command",
  "docker-build",
  "eks",
  "google-native",
  "kubernetes",
  "pulumiservice",
  "std",
]);

/** Packages whose types are components, which their plugins make. */
export const componentPackages: ReadonlySet<string> = new Set(["awsx", "eks"]);

/**
 * Returns a token as SDKs register it: programs may write `aws:s3:Bucket` for `aws:s3/bucket:Bucket`, and `random:RandomId` for
 * `random:index/randomId:RandomId`.
 */
export function canonicalToken(token: string): string {
  const [name = "", module = "", kind = ""] = wholeToken(token).split(":");
  const isWhole = nativePackages.has(name) || module.includes("/");
  return isWhole ? wholeToken(token) : `${name}:${module}/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
}
