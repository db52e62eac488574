import * as pulumi from "@pulumi/pulumi";

/** The part of the SDK's class that its declarations omit. */
interface ResourceClass {
  callsites: () => readonly object[];
}

/**
 * Stops the SDK from finding out where a program makes each resource. To do so, the SDK reads a whole stack trace and sends it to the
 * engine, but a run in this process has no engine. Errors keep their traces.
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
