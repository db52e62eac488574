import * as pulumi from "@pulumi/pulumi";

/**
 * Runs a program, and registers its resources only after all of them are declared. A program that throws registers none. So a mistake in
 * the last workload creates no part of the cluster, not even with `pulumi up --skip-preview`. Pulumi alone would register every resource
 * that was declared before the mistake.
 *
 * It holds back the resources that the program declares before it returns, or before the first `await` of an `async` program. It never
 * holds back resources in callbacks of `apply`, or children of a component that was declared outside. Without a stack, as in unit tests on
 * Pulumi's mocks, it holds back nothing. A program that catches the error still fails if any resource was held back.
 *
 * @example
 * ```ts
 * export = () =>
 *   registerTogether(() => {
 *     const platform = new Platform("shop", { cluster, addons: [traefik({ exposure: "public" })] });
 *     const tenant = new Tenant("shop", { platform });
 *     const web = new Deployment("web", { tenant, image: "registry.example.com/web:1.4.0", port: 8080, expose: { host: "www.example.com" } });
 *     return { url: web.url };
 *   });
 * ```
 */
export function registerTogether<Result>(program: () => Result): Result {
  if (pulumi.runtime.getStackResource() === undefined) {
    return program();
  }
  let release: () => void = () => undefined;
  let refuse: (error: unknown) => void = () => undefined;
  const declared = new Promise<pulumi.Resource[]>((resolve, reject) => {
    release = () => resolve([]);
    refuse = reject;
  });
  /* Whoever waits for it fails with the error; Pulumi reports an error once. */
  declared.catch(() => undefined);
  const failed = (error: unknown): never => {
    refuse(error);
    throw error;
  };
  const held = new WeakSet<pulumi.Resource>();
  let isDeclaring = true;
  pulumi.runtime.registerStackTransformation(({ resource, props, opts }) => {
    if (!isDeclaring) {
      return undefined;
    }
    /* A child waits for its parent in any case; merging options takes time. */
    const waits = opts.parent !== undefined && held.has(opts.parent);
    held.add(resource);
    return waits ? undefined : { props, opts: pulumi.mergeOptions(opts, { dependsOn: declared }) };
  });
  try {
    const result = program();
    if (!(result instanceof Promise)) {
      release();
      return result;
    }
    /* An `async` function that throws before it waits for anything returns a promise, which reports the error only afterwards. */
    setImmediate(release);
    return result.catch(failed) as Result;
  } catch (error) {
    return failed(error);
  } finally {
    isDeclaring = false;
  }
}
