import * as grpc from "@grpc/grpc-js";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";

/** A running plugin of components. */
export class PluginClient {
  readonly #client: ResourceProviderClient;

  constructor(port: number) {
    const limits = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
    this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), limits);
  }

  /** Returns the schema of its package, as JSON. */
  async schema(): Promise<string> {
    const request = new provider.GetSchemaRequest();
    const answer = await asked<provider.GetSchemaResponse>((respond) => this.#client.getSchema(request, respond));
    return answer.getSchema();
  }

  /** Gives it the engine's address. */
  async attach(address: string): Promise<void> {
    const request = new PluginAttach();
    request.setAddress(address);
    await asked((respond) => this.#client.attach(request, respond));
  }

  construct(request: provider.ConstructRequest): Promise<provider.ConstructResponse> {
    return asked((respond) => this.#client.construct(request, respond));
  }

  close(): void {
    this.#client.close();
  }
}

function asked<T>(ask: (respond: (error: grpc.ServiceError | null, response: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, response) => (error === null ? resolve(response) : reject(new Error(error.details))));
  });
}
