/** Variables by which providers' SDKs take configuration from the machine: a plan must be the same on all of them. */
const ambient = [
  /^AWS_/,
  /^(?:GOOGLE|GCLOUD|CLOUDSDK)_/,
  /^(?:ARM|AZURE)_/,
  /^KUBE_?CONFIG$/,
  /^PULUMI_/,
  /^(?:HELM|K8S)_/,
];

/** Names the variables that must not reach a program that is planned. */
export function ambientVariables(names: readonly string[]): string[] {
  return names.filter((name) => ambient.some((pattern) => pattern.test(name)));
}

/** Has what a program prints go to standard error, so that the plan alone is on standard output. */
export function printingToStandardError(): void {
  Object.assign(console, { log: console.error, info: console.error, debug: console.error });
}

/** Removes credentials, kubeconfigs and provider settings from this process' environment. */
export function forgetAmbientConfiguration(): void {
  for (const name of ambientVariables(Object.keys(process.env))) {
    Reflect.deleteProperty(process.env, name);
  }
}
