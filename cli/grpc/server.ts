import * as grpc from "@grpc/grpc-js";

/** A running plugin. The engine attaches to it by `PULUMI_DEBUG_PROVIDERS=<name>:<port>` or `PULUMI_DEBUG_LANGUAGES`. */
export interface PluginServer {
  readonly port: number;
  readonly stop: () => void;
}

/** A gRPC service, and what answers its calls. */
export type Service = readonly [definition: grpc.ServiceDefinition, implementation: grpc.UntypedServiceImplementation];

/** Serves one gRPC service on a free loopback port. */
export function servePlugin(...service: Service): Promise<PluginServer> {
  return serveAll([service]);
}

/** Serves gRPC services on one free loopback port. */
export async function serveAll(services: readonly Service[]): Promise<PluginServer> {
  /* Messages of up to 400 MB, as the engine's own servers accept. */
  const limit = 400 * 1024 * 1024;
  const server = new grpc.Server({ "grpc.max_receive_message_length": limit, "grpc.max_send_message_length": limit });
  for (const [definition, implementation] of services) {
    server.addService(definition, implementation);
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, stop: () => server.forceShutdown() };
}
