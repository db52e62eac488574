/** Variables by which providers' SDKs read configuration from the machine. A plan must not depend on them. */
const ambient = [
  /^AWS_/,
  /^(?:GOOGLE|GCLOUD|CLOUDSDK)_/,
  /^(?:ARM|AZURE)_/,
  /^KUBE_?CONFIG$/,
  /^PULUMI_/,
  /^(?:HELM|K8S)_/,
];

/** Lists the variables that must not reach a planned program. */
export function ambientVariables(names: readonly string[]): string[] {
  return names.filter((name) => ambient.some((pattern) => pattern.test(name)));
}

/** Redirects a program's output to standard error, so that standard output only contains the plan. */
export function printingToStandardError(): void {
  Object.assign(console, { log: console.error, info: console.error, debug: console.error });
}

/** Removes credentials, kubeconfigs and provider settings from this process' environment. */
export function forgetAmbientConfiguration(): void {
  for (const name of ambientVariables(Object.keys(process.env))) {
    Reflect.deleteProperty(process.env, name);
  }
}
