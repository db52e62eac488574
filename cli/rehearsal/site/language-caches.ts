import os from "node:os";
import path from "node:path";

/**
 * Returns the variables by which a language's tools find your downloads and builds, which the run's home folder hides:
 * https://pkg.go.dev/cmd/go#hdr-Environment_variables, https://docs.python.org/3/using/cmdline.html and
 * https://learn.microsoft.com/nuget/consume-packages/managing-the-global-packages-and-cache-folders
 */
export function languageCaches(
  runtime: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const home = environment.HOME ?? os.homedir();
  const caches = environment.XDG_CACHE_HOME ?? path.join(home, platform === "darwin" ? "Library/Caches" : ".cache");
  const variables: Readonly<Record<string, NodeJS.ProcessEnv>> = {
    go: { GOPATH: path.join(home, "go"), GOCACHE: path.join(caches, "go-build") },
    /* Modules beside the program are not compiled into your project. */
    python: { PYTHONUSERBASE: path.join(home, ".local"), PYTHONDONTWRITEBYTECODE: "1" },
    dotnet: { NUGET_PACKAGES: path.join(home, ".nuget/packages") },
  };
  const own = variables[runtime] ?? {};
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, environment[name] ?? value]));
}
