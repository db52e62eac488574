import path from "node:path";
import { placeVariables } from "../../project";
import { authoritiesFile, pluginVariables, runFolders, withoutCredentials } from "../engine";
import { languageCaches } from "./language-caches";
import type { PluginOptions } from "./plugin-options";

/** Returns the environment of programs and Helm: the user's without logins, and with the run's home folder and authorities. */
export function programEnvironmentOf({
  directory,
  environment,
}: Pick<PluginOptions, "directory" | "environment">): NodeJS.ProcessEnv {
  const home = path.join(directory, runFolders.home);
  const temporary = path.join(directory, runFolders.temporary);
  /* Holds the credential plugins that kubeconfigs call, such as `aws`. */
  const searchPath = `${path.join(directory, runFolders.bin)}:${environment.PATH ?? ""}`;
  const authorities = path.join(directory, authoritiesFile);
  return {
    ...withoutCredentials(environment),
    PATH: searchPath,
    HOME: home,
    TMPDIR: temporary,
    SSL_CERT_FILE: authorities,
  };
}

/** Returns the environment of Pulumi's own language host and of its programs. */
export function hostEnvironment(
  options: Pick<PluginOptions, "config" | "directory" | "environment" | "runtime">,
): NodeJS.ProcessEnv {
  return {
    ...programEnvironmentOf(options),
    ...placeVariables(options.config),
    ...languageCaches(options.runtime, options.environment),
    ...pluginVariables(options.directory),
  };
}
