/** Prefixes of variables that must not reach a rehearsal: logins, clouds, kubeconfigs. */
const removedPrefixes = [
  "AWS_",
  "AMAZON_",
  "GOOGLE_",
  "GCLOUD_",
  "CLOUDSDK_",
  "ARM_",
  "AZURE_",
  "PULUMI_",
  "KUBE",
  "HELM_",
  "DIGITALOCEAN_",
  "OTEL_",
] as const;

const removedNames = new Set(["TRACEPARENT", "NODE_OPTIONS", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"]);

/** Settings that replace the user's own in a run. */
export interface RunSettings {
  /** The run's folder, which holds HOME, PULUMI_HOME and the state. */
  readonly directory: string;
  readonly passphrase: string;
  /** `nodejs:PORT` */
  readonly languages: string;
  /** `kubernetes:PORT,…` for every stand-in. */
  readonly providers: string;
}

/** Removes logins, cloud credentials and kubeconfigs from the user's environment. Case does not matter. */
export function withoutCredentials(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => {
      const upper = name.toUpperCase();
      return !removedNames.has(upper) && !removedPrefixes.some((prefix) => upper.startsWith(prefix));
    }),
  );
}

/** The folders of a run, relative to its own. */
export const runFolders = {
  home: "home",
  pulumiHome: "pulumi-home",
  backend: "state",
  bin: "bin",
  temporary: "tmp",
} as const;

/** The file of a run's folder with the authorities that its programs trust. */
export const authoritiesFile = "authorities.pem";

/** Returns the variables that keep the engine and its plugins from installing anything and looking anything up. */
export function pluginVariables(directory: string): NodeJS.ProcessEnv {
  return {
    PULUMI_HOME: `${directory}/${runFolders.pulumiHome}`,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** Returns the environment of a run's engine, program and tools. */
export function runEnvironment(environment: NodeJS.ProcessEnv, settings: RunSettings): NodeJS.ProcessEnv {
  const inRun = (folder: string) => `${settings.directory}/${folder}`;
  return {
    ...withoutCredentials(environment),
    PATH: `${inRun(runFolders.bin)}:${environment.PATH ?? ""}`,
    HOME: inRun(runFolders.home),
    TMPDIR: inRun(runFolders.temporary),
    SSL_CERT_FILE: inRun(authoritiesFile),
    ...pluginVariables(settings.directory),
    PULUMI_BACKEND_URL: `file://${inRun(runFolders.backend)}`,
    PULUMI_CONFIG_PASSPHRASE: settings.passphrase,
    PULUMI_DEBUG_LANGUAGES: settings.languages,
    ...(settings.providers !== "" && { PULUMI_DEBUG_PROVIDERS: settings.providers }),
    PULUMI_DEBUG_COMMANDS: "true",
    /* Pulumi compares one resource after the other by default, and its Kubernetes provider asks the API server about each. */
    PULUMI_PARALLEL_DIFF: "true",
    /* Only the end of an operation is saved, because writing the state after each step takes most of the engine's time. */
    PULUMI_SKIP_CHECKPOINTS: "true",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    PULUMI_SUPPRESS_NEO_LINK: "true",
    CHECKPOINT_DISABLE: "1",
    NO_COLOR: "1",
  };
}
