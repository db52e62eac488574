import * as pulumi from "@pulumi/pulumi";

/** The part of the SDK's class that its declarations omit. */
interface ResourceClass {
  callsites: () => readonly object[];
}

/**
 * Stops the SDK from searching the place where the program creates each resource. For this search, the SDK reads a whole stack trace and sends it to
 * the engine, but a run in this process has no engine. Errors keep their stack traces.
 *
 * @returns a function that restores the SDK's behaviour
 */
export function withoutResourceTraces(): () => void {
  const resource = pulumi.Resource as unknown as ResourceClass;
  const { callsites } = resource;
  resource.callsites = () => [];
  return () => {
    resource.callsites = callsites;
  };
}
