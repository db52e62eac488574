import type * as grpc from "@grpc/grpc-js";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { ProgramRecorder } from "../../../../components/testing";
import { unary } from "../../../grpc";

type Monitor = ProgramRecorder["monitor"];

/** Makes a component by a plugin; undefined if no plugin has its type. */
export type Construct = (
  request: resource.RegisterResourceRequest,
) => Promise<resource.RegisterResourceResponse | undefined>;

/** Serves a recorder's monitor to a program in another process, and to the plugins of its components. */
export function monitorService(monitor: Monitor, construct: Construct): grpc.UntypedServiceImplementation {
  return {
    supportsFeature: unary(async (request: resource.SupportsFeatureRequest) => {
      const answer = await asked<Supported>((respond) => monitor.supportsFeature(request, respond));
      const response = new resource.SupportsFeatureResponse();
      response.setHassupport(answer.getHassupport());
      return response;
    }),
    registerResource: unary(
      async (request: resource.RegisterResourceRequest) =>
        (await construct(request)) ?? (await register(monitor, request)),
    ),
    readResource: unary(async (request: resource.ReadResourceRequest) => {
      const read = await asked<Read>((respond) => void monitor.readResource(request, respond));
      const response = new resource.ReadResourceResponse();
      response.setUrn(read.getUrn());
      response.setProperties(struct(read.getProperties()));
      return response;
    }),
    registerResourceOutputs: unary(async (request: resource.RegisterResourceOutputsRequest) => {
      await asked<object>((respond) => monitor.registerResourceOutputs(request, respond));
      return new Empty();
    }),
    invoke: unary(async (request: resource.ResourceInvokeRequest) => {
      const returned = await asked<Returned>((respond) => void monitor.call(request, respond));
      const response = new InvokeResponse();
      response.setReturn(struct(returned.getReturn()));
      return response;
    }),
    registerPackage: unary(() => new resource.RegisterPackageResponse()),
    signalAndWaitForShutdown: unary(() => new Empty()),
  };
}

interface Properties {
  readonly toJavaScript: () => Readonly<Record<string, unknown>>;
}

interface Supported {
  readonly getHassupport: () => boolean;
}

interface Registered {
  readonly getUrn: () => string;
  readonly getId: () => string | undefined;
  readonly getObject: () => Properties;
}

interface Read {
  readonly getUrn: () => string;
  readonly getProperties: () => Properties;
}

interface Returned {
  readonly getReturn: () => Properties;
}

async function register(
  monitor: Monitor,
  request: resource.RegisterResourceRequest,
): Promise<resource.RegisterResourceResponse> {
  const made = await asked<Registered>((respond) => void monitor.registerResource(request, respond));
  const response = new resource.RegisterResourceResponse();
  response.setUrn(made.getUrn());
  response.setId(made.getId() ?? "");
  response.setObject(struct(made.getObject()));
  return response;
}

/** A callback in the style of the SDK's gRPC client. */
type Respond<T> = (error: { readonly message: string } | null, response?: T) => void;

function asked<T>(ask: (respond: Respond<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, response) => {
      if (error !== null || response === undefined) {
        reject(new Error(error?.message ?? "no answer"));
      } else {
        resolve(response);
      }
    });
  });
}

/** Writes properties without those that are undefined. */
function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(properties.toJavaScript())) as Record<string, JavaScriptValue>,
  );
}
